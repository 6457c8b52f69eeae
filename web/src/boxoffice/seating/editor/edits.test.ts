import { describe, expect, it } from 'vitest';
import { straightHall } from '../hall-for-tests.ts';
import { boxOf, choose, emptyMap, plain, seatCount, type Drawing } from './drawing.ts';
import * as edits from './edits.ts';
import * as parts from './parts.ts';
import { problemsOf } from './problems.ts';
import { freePlace, guidesOf, onMark, snapped } from './snap.ts';

const hall = () => choose(plain(straightHall()), [10, 11, 12]);
const rowLabels = ({ map }: Drawing) => map.rows.map(({ label, seats }) => `${label}${seats.length}`).join(' ');

describe('edits', () => {
    it('move what is chosen and nothing else', () => {
        const before = hall();
        const after = edits.move(before, 5, -20);
        expect(after.map.rows[1]!.seats[0]).toMatchObject({ x: 5, y: 70 });
        expect(after.map.rows[1]!.seats[3]).toBe(before.map.rows[1]!.seats[3]);
        expect(after.map.rows[0]).toBe(before.map.rows[0]);
        expect(edits.move(before, 0, 0)).toBe(before);
    });
    it('turn and mirror about the middle of what is chosen', () => {
        const box = boxOf(hall())!;
        const turned = edits.rotate(hall(), 90).map.rows[1]!.seats;
        expect([turned[0], turned[2]]).toMatchObject([{ x: 50, y: box.top - 50 }, { x: 50, y: box.top + 50 }]);
        expect(edits.mirror(hall()).map.rows[1]!.seats.slice(0, 3).map(({ x }) => x)).toEqual([100, 50, 0]);
        expect(edits.mirror(hall(), 0).map.rows[1]!.seats[2]!.x).toBe(-100);
    });
    it('copy, with the copy chosen', () => {
        const copy = edits.duplicate(hall(), 0, 300);
        expect([seatCount(copy.map), copy.seats]).toEqual([43, [40, 41, 42]]);
        expect(copy.map.rows[4]).toMatchObject({ label: 'B', seats: [{ number: '1', y: 390 }, { number: '2' }, { number: '3' }] });
        expect(problemsOf(copy.map).map(({ kind }) => kind)).toEqual(['seatTwice', 'seatTwice', 'seatTwice']);
    });
    it('delete seats, and rows with their last seat', () => {
        expect(rowLabels(edits.remove(hall()))).toBe('A10 B7 C10 D10');
        const row = choose(plain(straightHall()), Array.from({ length: 10 }, (_seat, n) => 10 + n));
        expect(rowLabels(edits.remove(row))).toBe('A10 C10 D10');
    });
    it('cut a row where only a part of it gets another name or section', () => {
        const named = edits.renameRow(hall(), 'X');
        expect(rowLabels(named)).toBe('A10 B7 X3 C10 D10');
        expect(named.seats).toEqual([17, 18, 19]);
        expect(edits.setSection(hall(), 'side').map.rows[2]!.section).toBe('side');
    });
    it('name rows by their distance from the stage, both halves of a row alike', () => {
        const all = edits.everythingOn(plain(straightHall()), 'ground');
        const naming = { kind: 'numbers', from: 'front', start: '5', skip: false } as const;
        expect(rowLabels(edits.nameRows(all, naming))).toBe('510 610 710 810');
        const halves = { ...straightHall(), rows: straightHall().rows.flatMap((row) => [{ ...row, seats: row.seats.slice(0, 5) }, { ...row, seats: row.seats.slice(5) }]) };
        expect(rowLabels(edits.nameRows(edits.everythingOn(plain(halves), 'ground'), naming))).toBe('55 55 65 65 75 75 85 85');
    });
    it('number from left to right as seen, whichever way the row was drawn', () => {
        const back = straightHall(1, 4);
        back.rows[0]!.seats.reverse();
        const all = choose(plain(back), [0, 1, 2, 3]);
        expect(edits.numberSeats(all, { kind: 'odd', from: 'left', start: 1 }).map.rows[0]!.seats.map(({ number }) => number)).toEqual(['7', '5', '3', '1']);
    });
    it('keep a category at the row where all its seats agree', () => {
        const some = edits.setCategory(hall(), 'b').map.rows[1]!;
        expect([some.category, some.seats.filter((seat) => seat.category === 'b').length]).toEqual(['a', 3]);
        const all = edits.setCategory(edits.wholeRows(hall()), 'b').map.rows[1]!;
        expect([all.category, all.seats.some((seat) => 'category' in seat)]).toEqual(['b', false]);
        const back = edits.setCategory(edits.setCategory(hall(), 'b'), 'a').map.rows[1]!;
        expect([back.category, back.seats.some((seat) => 'category' in seat)]).toEqual(['a', false]);
    });
    it('say what is special about a seat, and take it back', () => {
        const special = edits.setRestricted(edits.setKind(hall(), 'wheelchair'), true);
        expect(special.map.rows[1]!.seats[2]).toMatchObject({ kind: 'wheelchair', restricted: true });
        expect(edits.setRestricted(edits.setKind(special, null), false).map).toEqual(straightHall());
        expect(edits.setNumber(choose(plain(straightHall()), [3]), '3bis').map.rows[0]!.seats[3]!.number).toBe('3bis');
    });
    it('choose whole rows with their table, and whole sections', () => {
        expect(edits.wholeRows(hall()).seats).toHaveLength(10);
        const table = parts.addTable(plain(straightHall()), { x: 900, y: 900, chairs: 6, across: 120, label: 'T1', section: 'stalls', category: 'a' });
        const found = edits.wholeRows(choose(table, [40]));
        expect([found.seats.length, found.parts]).toEqual([6, [{ list: 'tables', at: 0 }]]);
        expect(edits.wholeSections(choose(table, [0])).seats).toHaveLength(46);
        const moved = edits.move(found, 10, 0);
        expect([moved.map.tables![0]!.x, moved.map.rows[4]!.seats[0]!.x]).toEqual([850, 910]);
    });
});

describe('parts', () => {
    it('stand where they were drawn and can be found there', () => {
        const frame = parts.frameOf({ x: 100, y: 50 }, { x: -100, y: 0 });
        const stage = parts.addShape(plain(emptyMap('')), frame, 'stage', 'ground', '');
        expect(stage.map.focal).toEqual({ x: 0, y: 50 });
        expect(parts.partAt(stage.map, 'ground', 0, 10)).toEqual({ list: 'shapes', at: 0 });
        const area = parts.addArea(stage, frame, { fr: 'Default' }, 80, 'stalls', 'one');
        expect(area.map.areas![0]).toMatchObject({ key: 'default_2', capacity: 80, width: 200 });
        expect(parts.partAt(area.map, 'ground', 0, 10)).toEqual({ list: 'areas', at: 0 });
        expect(edits.remove(area).map.areas).toEqual([]);
        expect(edits.duplicate(area, 0, 100).map.areas!.map(({ key }) => key)).toEqual(['default_2', 'default_3']);
    });
    it('have keys of their own, and go only when nothing needs them', () => {
        const more = parts.addFloor(parts.addCategory(plain(straightHall()), { fr: 'Été 1re' }), { fr: 'Balcon' });
        expect(more.map.categories.at(-1)).toMatchObject({ key: 'ete_1re', colour: 'violet' });
        expect(more.map.sections.at(-1)).toMatchObject({ key: 'balcon', floor: 'balcon' });
        expect(parts.removeNamed(more, 'categories', 'a')).toBe(more);
        expect(parts.removeNamed(more, 'floors', 'balcon').map.sections).toHaveLength(1);
        expect(parts.removeNamed(plain(emptyMap('')), 'floors', 'ground').map.floors).toHaveLength(1);
        expect(parts.setNamed(more, 'categories', 'a', { colour: 'teal' }).map.categories[0]!.colour).toBe('teal');
    });
    it('name rows on', () => {
        const naming = { kind: 'letters', from: 'front', start: 'A', skip: true } as const;
        expect(parts.nextRow(straightHall(), 'stalls', naming)).toBe('E');
        expect(parts.nextRow(straightHall(), 'balcony', naming)).toBe('A');
        expect(parts.nextRow(straightHall(), 'stalls', { ...naming, kind: 'numbers' })).toBe('1');
        const twelve = edits.renameRow(choose(plain(straightHall()), [0]), '12').map;
        expect(parts.nextRow(twelve, 'stalls', { ...naming, kind: 'numbers' })).toBe('13');
    });
    it('number tables on', () => {
        const spot = { x: 0, y: 0, chairs: 4, across: 90, section: 'stalls', category: 'one' };
        const one = parts.addTable(plain(emptyMap('')), { ...spot, label: 'T1' });
        expect(parts.nextTable(one.map, 'stalls')).toBe('T2');
        expect(problemsOf(one.map)).toEqual([]);
    });
});

describe('problems', () => {
    const kinds = (map: Drawing['map']) => problemsOf(map).map(({ kind }) => kind);
    it('are none in a good hall', () => expect(problemsOf(straightHall())).toEqual([]));
    it('are what the server would refuse, with the seats in question', () => {
        expect(kinds(emptyMap(''))).toEqual(['empty']);
        const twice = edits.setNumber(choose(plain(straightHall()), [1]), '1').map;
        expect(problemsOf(twice)).toMatchObject([{ kind: 'seatTwice', what: 'A 1', seats: [0, 1], grave: true }]);
        const onTop = edits.move(choose(plain(straightHall()), [1]), -50, 0).map;
        expect(kinds(onTop)).toEqual(['spotTwice']);
        expect(kinds(edits.setNumber(choose(plain(straightHall()), [1]), '').map)).toEqual(['numberMissing']);
        expect(kinds(edits.setNumber(choose(plain(straightHall()), [1]), '12345678901').map)).toEqual(['numberLong']);
        expect(kinds(edits.move(choose(plain(straightHall()), [1]), 1e6, 0).map)).toEqual(['outside']);
        expect(kinds(edits.renameRow(choose(plain(straightHall()), [1]), 'a name beyond twenty').map)).toEqual([]);
        expect(kinds(edits.renameRow(choose(plain(straightHall()), [1]), 'a name beyond twenty!').map)).toEqual(['rowLong']);
        expect(kinds({ ...straightHall(), floors: [{ key: 'ground', name: {} }] })).toEqual(['nameMissing']);
        const many = { ...straightHall(), categories: Array.from({ length: 21 }, (_one, n) => ({ key: `c${n}`, name: { fr: 'x' }, colour: 'blue' as const })) };
        expect(problemsOf(many)).toMatchObject([{ kind: 'tooMany', what: 'categories', count: 20 }]);
    });
    it('warn of seats nobody could sit on, and of rows without a name', () => {
        const close = problemsOf(edits.move(choose(plain(straightHall()), [1]), -25, 0).map);
        expect(close).toMatchObject([{ kind: 'tooClose', grave: false, seats: [0, 1] }]);
        expect(problemsOf(edits.renameRow(edits.wholeRows(hall()), '').map)).toMatchObject([{ kind: 'rowMissing', grave: false }]);
    });
});

describe('snapping', () => {
    it('prefers the lines of others to marks', () => {
        const guides = guidesOf(hall(), 'ground');
        expect(snapped({ x: 0, y: 90 }, 3, 177, guides)).toEqual({ x: 0, y: 180 });
        expect(snapped({ x: 0, y: 90 }, 22, 133, guides)).toEqual({ x: 20, y: 130 });
        expect(onMark({ x: 14, y: -16 })).toEqual({ x: 10, y: -20 });
    });
    it('finds free ground below', () => {
        expect(freePlace(straightHall(), 'ground')).toEqual({ x: 0, y: 470 });
        expect(freePlace(emptyMap(''), 'ground')).toEqual({ x: 0, y: 0 });
    });
});
