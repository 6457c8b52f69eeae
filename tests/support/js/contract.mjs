// contract/openapi.yaml and refusals.yaml, and whether an answer keeps to them.
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import YAML from 'yaml';

const read = (name) => YAML.parse(readFileSync(new URL(`../../../contract/${name}`, import.meta.url), 'utf8'));

export const contract = read('openapi.yaml');
export const refusals = read('refusals.yaml');

const methods = ['get', 'post', 'put', 'delete', 'patch'];

/** [{ id, method, path, operation }], as the contract lists them. */
export const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
    methods
        .filter((method) => item[method])
        .map((method) => ({ id: item[method].operationId, method: method.toUpperCase(), path, operation: item[method] })),
);
export const operationOf = (id) => operations.find((operation) => operation.id === id);

export const isCommand = ({ operation }) =>
    (operation.parameters ?? []).some((parameter) => parameter.$ref === '#/components/parameters/Key');
export const isUnsafe = ({ method }) => method !== 'GET';

/** The request schema of an operation, or nothing. */
export function requestSchema({ operation }) {
    return operation.requestBody && resolve(operation.requestBody.content['application/json'].schema);
}

/** Follows $ref within the contract. */
export function resolve(node) {
    while (node?.$ref) node = node.$ref.split('/').slice(1).reduce((inner, name) => inner[name], contract);
    return node;
}

// Answers may hold nothing that the contract does not name, or clients would come to rely on it.
function closed(node) {
    if (Array.isArray(node)) return node.map(closed);
    if (node === null || typeof node !== 'object') return node;
    const copy = Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, closed(inner)]));
    if (copy.type === 'object' && copy.properties && copy.additionalProperties === undefined) copy.additionalProperties = false;
    return copy;
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv, ['date']);
ajv.addSchema(closed(contract), 'contract');

const compiled = new Map();
function validator(pointer) {
    if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `contract${pointer}` }));
    return compiled.get(pointer);
}
const escaped = (name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Nothing, or what is wrong with `value` as the named schema. */
export function faultsOf(name, value) {
    const check = validator(`#/components/schemas/${name}`);
    return check(value) ? '' : ajv.errorsText(check.errors, { separator: '\n', dataVar: name }) + ` in ${JSON.stringify(value)}`;
}

export function findOperation(method, path) {
    const segments = path.split('?')[0].split('/');
    return operations.find((operation) => {
        const pattern = operation.path.split('/');
        return operation.method === method && pattern.length === segments.length &&
            pattern.every((part, at) => part.startsWith('{') || part === segments[at]);
    });
}

/** Throws when an answer to an address of the contract is not as the contract says. */
export function keepsToContract(method, path, answer) {
    const where = `${method} ${path} answered ${answer.status}`;
    const operation = findOperation(method, path);
    if (!operation) return problemHolds(where, answer);
    const documented = operation.operation.responses;
    const status = documented[answer.status] ? String(answer.status) : 'default';
    if (status === 'default' && (answer.status < 400 || !documented.default)) throw new Error(`${where}, which is not documented`);
    if (status === 'default') return problemHolds(where, answer);

    const response = documented[status];
    const content = resolve(response).content;
    if (!content) {
        if (answer.text !== '') throw new Error(`${where} with a body that is not documented: ${answer.text}`);
        return;
    }
    const type = answer.type?.split(';')[0];
    if (!content[type]) throw new Error(`${where} as ${answer.type}, documented is ${Object.keys(content)}`);
    if (!type.endsWith('json')) return;
    const base = response.$ref ?? `#/paths/${escaped(operation.path)}/${operation.method.toLowerCase()}/responses/${status}`;
    const check = validator(`${base}/content/${escaped(type)}/schema`);
    if (!check(answer.json))
        throw new Error(`${where}: ${ajv.errorsText(check.errors, { separator: '\n', dataVar: 'answer' })} in ${answer.text}`);
}

function problemHolds(where, answer) {
    if (answer.status < 400) return; // a page of the app
    if (answer.type !== 'application/problem+json') throw new Error(`${where} as ${answer.type}, not as a problem`);
    const faults = faultsOf('Problem', answer.json);
    if (faults) throw new Error(`${where}: ${faults}`);
    const { code, status, params } = answer.json;
    const refusal = refusals[code];
    if (!refusal) throw new Error(`${where} with code ${code}, which refusals.yaml does not know`);
    if (status !== answer.status || refusal.status !== answer.status)
        throw new Error(`${where}, its body says ${status} and refusals.yaml ${refusal.status} for ${code}`);
    const wanted = Object.keys(refusal.params ?? {}).sort().join();
    const given = Object.keys(params ?? {}).sort().join();
    if (wanted !== given) throw new Error(`${where} ${code} with the params “${given}”, not “${wanted}”`);
}

/** The sentence of a refusal in a language, as the server should say it. */
export function sentence(code, language, params = {}, currency = 'CHF') {
    return refusals[code][language].replace(/\{(\w+)(:money)?\}/g, (_, name, money) =>
        money ? moneyText(params[name], currency) : String(params[name]));
}

/** "CHF 12.50" */
const moneyText = (cents, currency) =>
    `${currency} ${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
