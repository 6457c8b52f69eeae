import { describe, expect, it } from 'vitest';
import { blockIn, bounded, rowBetween, rowsOf, seatsIn, usual, type Block } from './block.ts';
import { emptyMap, seatCount } from './drawing.ts';
import { letters, lettersAt, rowNames, seatNumbers } from './numbering.ts';

const block: Block = { ...usual, x: 0, y: 0, section: 'stalls', category: 'one', rows: 4, seats: 6 };
const numbers = (kind: Parameters<typeof seatNumbers>[0]['kind'], from: 'left' | 'right', count: number, start = 1) =>
    seatNumbers({ kind, from, start }, count).join(' ');

describe('numbering', () => {
    it('goes from left to right, and back', () => {
        expect(numbers('all', 'left', 4)).toBe('1 2 3 4');
        expect(numbers('all', 'right', 4, 7)).toBe('10 9 8 7');
    });
    it('knows odd and even', () => {
        expect(numbers('odd', 'left', 3)).toBe('1 3 5');
        expect(numbers('odd', 'left', 3, 2)).toBe('3 5 7');
        expect(numbers('even', 'right', 3)).toBe('6 4 2');
        expect(numbers('even', 'left', 2, 8)).toBe('8 10');
        expect(numbers('even', 'left', 2, 0)).toBe('2 4');
    });
    it('grows from the middle, odd to one side', () => {
        expect(numbers('centre', 'left', 6)).toBe('5 3 1 2 4 6');
        expect(numbers('centre', 'right', 6)).toBe('6 4 2 1 3 5');
        expect(numbers('centre', 'left', 5)).toBe('5 3 1 2 4');
    });
    it('counts in letters, with or without I and O', () => {
        expect(numbers('letters', 'left', 3)).toBe('A B C');
        expect([0, 25, 26, 51, 701, 702].map((n) => letters(n))).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
        expect([7, 8, 12, 13, 24].map((n) => letters(n, true))).toEqual(['H', 'J', 'N', 'P', 'AA']);
        for (const skip of [false, true]) for (let n = 0; n < 1500; n += 1) expect(lettersAt(letters(n, skip), skip)).toBe(n);
        expect([lettersAt('I', true), lettersAt('J', true), lettersAt('3')]).toEqual([8, 8, -1]);
    });
    it('never gives a number twice in a row', () => {
        for (const kind of ['all', 'odd', 'even', 'centre', 'letters'] as const) {
            for (const from of ['left', 'right'] as const) for (let count = 1; count < 60; count += 1) {
                const all = seatNumbers({ kind, from, start: count % 7 }, count);
                expect([all.length, new Set(all).size]).toEqual([count, count]);
            }
        }
    });
    it('names rows from either end', () => {
        expect(rowNames({ kind: 'letters', from: 'front', start: 'G', skip: true }, 3)).toEqual(['G', 'H', 'J']);
        expect(rowNames({ kind: 'numbers', from: 'back', start: '1', skip: false }, 3)).toEqual(['3', '2', '1']);
        expect(rowNames({ kind: 'numbers', from: 'front', start: 'x', skip: false }, 1)).toEqual(['1']);
    });
});

describe('a block', () => {
    it('is straight, centred and spaced as said', () => {
        const rows = rowsOf(block);
        expect(rows.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D']);
        expect(rows[0]!.seats.map(({ x, y }) => [x, y])).toEqual([[-137, 0], [-82, 0], [-27, 0], [28, 0], [83, 0], [138, 0]]);
        expect(rows[3]!.seats[0]!.y).toBe(270);
    });
    it('curves around the stage: every seat of a row as far from one centre, neighbours as far apart as said', () => {
        const rows = rowsOf({ ...block, curve: 60, more: 2, seats: 20 });
        const front = (19 * 55) / (Math.PI / 3);
        rows.forEach(({ seats }, row) => {
            for (const { x, y } of seats) expect(Math.abs(Math.hypot(x, y + front) - front - row * 90)).toBeLessThan(1);
            expect(seats).toHaveLength(20 + 2 * row);
            expect(Math.hypot(seats[1]!.x - seats[0]!.x, seats[1]!.y - seats[0]!.y)).toBeCloseTo(55, -1);
            // The ends come towards the stage, which is above.
            expect(seats[0]!.y).toBeLessThan(seats[10]!.y);
        });
        expect(seatCount({ ...emptyMap(''), rows })).toBe(seatsIn({ ...block, more: 2, seats: 20 }));
    });
    it('leaves room for an aisle where odd and even numbers meet', () => {
        const [row] = rowsOf({ ...block, aisle: 120, numbering: { kind: 'centre', from: 'left', start: 1 } });
        const [one, two] = ['1', '2'].map((number) => row!.seats.find((seat) => seat.number === number)!);
        expect(two!.x - one!.x).toBe(175);
    });
    it('can be turned', () => {
        const [row] = rowsOf({ ...block, angle: 90 });
        expect(row!.seats.map(({ x, y }) => [x, y])).toEqual([[0, -137], [0, -82], [0, -27], [0, 28], [0, 83], [0, 138]].map(([x, y]) => [x! === 0 ? expect.closeTo(0, 0) : x, y]));
    });
    it('fits a rectangle, or a line', () => {
        const drawn = blockIn(block, { x: 1000, y: 900 }, { x: 0, y: 0 });
        expect([drawn.seats, drawn.rows, drawn.x, drawn.y]).toEqual([19, 11, 500, 0]);
        const row = rowBetween(block, { x: 400, y: 3 }, { x: 0, y: 0 });
        expect([row.rows, row.seats, row.angle, row.y]).toEqual([1, 8, 0, 3]);
        expect(rowBetween(block, { x: 0, y: 0 }, { x: 400, y: 400 }).angle).toBe(45);
    });
    it('keeps figures in bounds, also those that are none', () => {
        const odd = bounded({ ...block, rows: 1e9, seats: -3, gap: Number.NaN, curve: 1000 });
        expect([odd.rows, odd.seats, odd.gap, odd.curve]).toEqual([200, 1, 55, 180]);
        for (const curve of [0, 1, 90, 180]) for (const seats of [1, 2, 40]) for (const row of rowsOf({ ...block, seats, curve })) {
            for (const { x, y } of row.seats) expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
        }
    });
});
