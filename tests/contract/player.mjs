// Plays the files of contract/examples; contract/examples/README.md says what their fields mean.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import YAML from 'yaml';
import { Client } from '../support/js/client.mjs';
import { faultsOf, findOperation, keepsToContract, sentence } from '../support/js/contract.mjs';
import { Feed } from '../support/js/feed.mjs';
import { uuid } from '../support/js/ids.mjs';

const folder = new URL('../../contract/examples/', import.meta.url);
const unit_ms = { min: 60_000, h: 3_600_000, d: 86_400_000 };

export const exampleNames = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'hall.yaml')
    .map((name) => name.replace('.yaml', ''));

const load = (name) => YAML.parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));

export class Player {
    codes = new Set(); // refusals provoked so far
    operations = new Set(); // operations that did what they are for
    #server;
    #kept = {};
    #people = new Map();

    constructor(server) {
        this.#server = server;
    }

    /** The hall that all other examples start from. */
    async playHall() {
        for (const step of load('hall').steps) await this.#play(step, this.#kept, this.#people);
    }

    /** People and values of the hall, plus what this file makes for itself. */
    async play(name) {
        const kept = { ...this.#kept };
        const people = new Map(this.#people);
        for (const [at, step] of load(name).steps.entries()) {
            try {
                await this.#play(step, kept, people);
            } catch (error) {
                error.message = `step ${at + 1}, ${step.ask} as ${step.as}: ${error.message}`;
                throw error;
            }
        }
    }

    /** A browser of the hall, or one that nobody has signed in with. */
    person(name) {
        if (!this.#people.has(name)) this.#people.set(name, new Client(this.#server));
        return this.#people.get(name);
    }
    async signedIn(login, password) {
        const client = this.person(login);
        await client.must('POST', '/api/v1/session', { login, password });
        return client;
    }
    kept(name) {
        return this.#kept[name];
    }

    async #play(step, kept, people) {
        const [minutes] = /^\d+(?= min$)/.exec(step.later ?? '') ?? [];
        if (minutes) this.#server.clock.forward({ minutes: Number(minutes) });
        if (!people.has(step.as)) people.set(step.as, new Client(this.#server));
        const client = people.get(step.as);
        const [method, pattern] = step.ask.split(' ');
        const path = pattern.replace(/\{(\w+)\}/g, (_, name) => (kept[name] ??= uuid()));
        if (step.news) return this.#follow(client, path, step.news);

        if (step.key) kept[step.key.slice(1)] ??= uuid();
        const key = step.key && kept[step.key.slice(1)];
        const body = step.with && this.#filled(step.with, kept);
        const answer = await client.ask(method, path, body, { key, headers: step.headers });

        keepsToContract(method, path, answer);
        const [status, code] = String(step.answers).split(' ');
        assert.equal(`${answer.status} ${answer.code ?? ''}`.trim(), `${status} ${code ?? ''}`.trim(), answer.text.slice(0, 600));
        if (code) {
            assert.equal(answer.json.detail, sentence(code, client.language, answer.json.params));
            this.codes.add(code);
        } else {
            this.operations.add(findOperation(method, path)?.id);
        }
        if (step.params) holds(answer.json.params, this.#filled(step.params, kept), 'params');
        if (step.body) holds(answer.json, this.#filled(step.body, kept), 'body');
        for (const [name, from] of Object.entries(step.keep ?? {}))
            kept[name] = from.split('.').reduce((inner, part) => inner[part], answer.json);
    }

    async #follow(client, path, kinds) {
        const feed = await Feed.open(client, path);
        try {
            assert.equal(feed.headers['content-type'], 'text/event-stream');
            // Others may sell meanwhile; what is named comes in this order.
            let last = 0;
            for (const kind of kinds) last = (await feed.next((item) => item.kind === kind && item.id > last)).id;
            for (const { id, at, ...news } of feed.items) assert.equal(faultsOf('NewsItem', news), '');
        } finally {
            feed.close();
        }
        this.operations.add('feed');
    }

    // Replaces "$name" and "$now+2h" anywhere in a body.
    #filled(value, kept) {
        if (Array.isArray(value)) return value.map((item) => this.#filled(item, kept));
        if (value !== null && typeof value === 'object')
            return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#filled(inner, kept)]));
        if (typeof value !== 'string' || !value.startsWith('$')) return value;
        const moment = /^\$now([+-]\d+)(min|h|d)$/.exec(value);
        if (moment) return this.#server.clock.now() + Number(moment[1]) * unit_ms[moment[2]];
        assert.ok(value.slice(1) in kept, `${value} was not kept by an earlier step`);
        return kept[value.slice(1)];
    }
}

/** `found` holds at least what is wanted: fields may be more, lists not. */
export function holds(found, wanted, where) {
    if (Array.isArray(wanted)) {
        assert.ok(Array.isArray(found), `${where} is no list: ${JSON.stringify(found)}`);
        assert.equal(found.length, wanted.length, `length of ${where}: ${JSON.stringify(found)}`);
        wanted.forEach((item, at) => holds(found[at], item, `${where}.${at}`));
    } else if (wanted !== null && typeof wanted === 'object') {
        assert.ok(found !== null && typeof found === 'object', `${where} is ${JSON.stringify(found)}`);
        for (const [name, inner] of Object.entries(wanted)) holds(found[name], inner, `${where}.${name}`);
    } else {
        assert.equal(found, wanted, where);
    }
}
