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

// Sentences about seats, until contract/refusals.yaml has them.
const soon = {
    seat_taken: ['La place {seat} vient d’être prise par {register}.', 'Platz {seat} wurde eben an {register} vergeben.', 'Il posto {seat} è appena stato preso da {register}.', 'Seat {seat} was just taken by {register}.'],
    seat_sold: ['La place {seat} est déjà vendue.', 'Platz {seat} ist schon verkauft.', 'Il posto {seat} è già venduto.', 'Seat {seat} is already sold.'],
    seat_reserved_for: ['La place {seat} est gardée : {name}.', 'Platz {seat} ist gehalten: {name}.', 'Il posto {seat} è tenuto: {name}.', 'Seat {seat} is kept: {name}.'],
    seat_not_at_tariff: ['La place {seat} n’est pas au tarif {tariff}.', 'Platz {seat} gibt es nicht zum Tarif {tariff}.', 'Il posto {seat} non è alla tariffa {tariff}.', 'Seat {seat} is not at the tariff {tariff}.'],
    no_seats_together: ['Il n’y a pas {quantity} places ensemble.', 'Es gibt keine {quantity} Plätze nebeneinander.', 'Non ci sono {quantity} posti vicini.', 'There are no {quantity} seats together.'],
    seat_needed: ['« {title} » se vend par place.', '«{title}» wird nach Platz verkauft.', '«{title}» si vende per posto.', '“{title}” is sold by seat.'],
};
for (const [code, [fr, de, it, en]] of Object.entries(soon)) {
    if (!refusals.has(code)) refusals.set(code, { status: 409, sentences: { fr, de, it, en } });
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
