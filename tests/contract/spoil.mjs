// Makes wrong requests from a right one: for every place in the schema each way of not keeping to it.
import { resolve } from '../support/js/contract.mjs';

const wrongType = { string: 42, integer: 'seven', object: 'an object', array: 'a list', boolean: 'yes' };

/** [{ name, body }], one for each fault; `valid` must have every optional field. */
export function* spoilt(schema, valid) {
    yield { name: 'no JSON', body: '{"' };
    yield { name: 'no object', body: '[]' };
    yield { name: 'nested too deep', body: '['.repeat(10_000) };
    yield* faultsAt(resolve(schema), valid, '', (value) => value);
}

function* faultsAt(schema, value, path, rebuild) {
    const fault = (what, wrong) => ({ name: `${path || '/'} ${what}`, body: rebuild(wrong) });
    yield fault('is null', null);
    yield fault('has another type', wrongType[schema.type] ?? 42);
    if (schema.enum) yield fault('is no word of the contract', 'unheard_of');
    if (schema.type === 'string' && !schema.enum) yield fault('holds a NUL', `${value}\0`);
    if (schema.pattern) yield fault('does not match', '?!');
    if (schema.format === 'date') yield fault('is no day', '2026-02-30');
    if (schema.type === 'integer') {
        yield fault('has decimals', value + 0.5);
        yield fault('is below', (schema.minimum ?? -100_000_000) - 1);
        yield fault('is above', (schema.maximum ?? 100_000_000) + 1);
        yield fault('is beyond 64 bits', 1e300);
    }
    if (schema.minLength) yield fault('is too short', 'x'.repeat(schema.minLength - 1));
    if (schema.maxLength !== undefined) yield fault('is too long', 'x'.repeat(schema.maxLength + 1));
    if (schema.type === 'object') yield* faultsOfObject(schema, value, path, rebuild);
    if (schema.type === 'array') yield* faultsOfArray(schema, value, path, rebuild);
}

function* faultsOfObject(schema, value, path, rebuild) {
    for (const name of schema.required ?? []) {
        const { [name]: left, ...rest } = value;
        yield { name: `${path}/${name} is missing`, body: rebuild(rest) };
    }
    yield { name: `${path || '/'} has an unknown field`, body: rebuild({ ...value, surprise: 1 }) };
    if (schema.minProperties) yield { name: `${path} is empty`, body: rebuild({}) };
    for (const [name, inner] of Object.entries(schema.properties ?? {}))
        if (name in value)
            yield* faultsAt(whole(inner), value[name], `${path}/${name}`, (wrong) => rebuild({ ...value, [name]: wrong }));
}

function* faultsOfArray(schema, value, path, rebuild) {
    if (schema.minItems) yield { name: `${path} has too few items`, body: rebuild(value.slice(0, schema.minItems - 1)) };
    if (schema.maxItems !== undefined) {
        const many = Array.from({ length: schema.maxItems + 1 }, () => value[0]);
        yield { name: `${path} has too many items`, body: rebuild(many) };
    }
    if (schema.uniqueItems) yield { name: `${path} has an item twice`, body: rebuild([value[0], value[0]]) };
    for (const [at, item] of value.entries())
        yield* faultsAt(whole(schema.items), item, `${path}/${at}`, (wrong) => rebuild(value.with(at, wrong)));
}

/** A schema with its $ref and its allOf of one part followed. */
function whole(schema) {
    const found = resolve(schema);
    return found.allOf ? resolve(found.allOf[0]) : found;
}
