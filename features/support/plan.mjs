// Seats as people call them: A4 is the fourth of row A. The server numbers them in the order of rows.
import { drawn } from '../../tests/support/js/box_office.mjs';

export class Plan {
    #names;
    #spots;

    constructor(rows) {
        const seats = drawn(rows).rows.flatMap((row) => row.seats.map((seat) => ({ name: `${row.label}${seat.number}`, ...seat })));
        this.#names = seats.map(({ name }) => name);
        this.#spots = seats.map(({ x, y }) => ({ x, y }));
    }
    /** Where it is drawn. */
    spot(number) {
        return this.#spots[number - 1];
    }
    number(name) {
        const at = this.#names.indexOf(name);
        if (at < 0) throw new Error(`there is no seat ${name}`);
        return at + 1;
    }
    numbers(names) {
        return names.map((name) => this.number(name));
    }
    name(number) {
        return this.#names[number - 1];
    }
    names(numbers) {
        return numbers.map((number) => this.name(number));
    }
}

/** "A1 to A3 and B2" → A1, A2, A3, B2 */
export function seatsNamed(words) {
    return words.split(/, | and /).flatMap((part) => {
        const [first, last = first] = part.split(' to ');
        const [row, from, to] = [first[0], Number(first.slice(1)), Number(last.slice(1))];
        return Array.from({ length: to - from + 1 }, (_, at) => `${row}${from + at}`);
    });
}

/** A4 → "A 4", as the server says it. */
export const spoken = (name) => name.replace(/^([A-Z])/, '$1 ');
