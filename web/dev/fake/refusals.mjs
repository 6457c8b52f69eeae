// The real sentences, read from contract/refusals.yaml: the fake refuses in the same words.
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../../contract/refusals.yaml', import.meta.url), 'utf8');
const refusals = new Map();
for (const line of page.split('\n')) {
    const head = /^([a-z_]+): \{status: (\d+)/.exec(line);
    if (!head) continue;
    const sentences = {};
    for (const [, language, text] of line.matchAll(/\b(fr|de|it|en): "([^"]*)"/g)) sentences[language] = text;
    refusals.set(head[1], { status: Number(head[2]), sentences });
}

export class Refused extends Error {
    constructor(code, params = {}) {
        super(code);
        this.code = code;
        this.params = params;
    }
}

export function problemOf({ code, params }, language) {
    const { status, sentences } = refusals.get(code) ?? { status: 409, sentences: {} };
    const detail = (sentences[language] ?? sentences.fr ?? code).replace(/\{(\w+)(:money)?\}/g, (_all, name, money) =>
        money ? `CHF ${(params[name] / 100).toFixed(2)}` : String(params[name] ?? ''),
    );
    const headers = params.seconds ? { 'Retry-After': String(params.seconds) } : {};
    return { status, headers, body: { type: 'about:blank', title: code, status, code, detail, params } };
}
