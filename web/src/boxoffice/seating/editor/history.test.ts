import { describe, expect, it } from 'vitest';
import { straightHall } from '../hall-for-tests.ts';
import { usual, type Block } from './block.ts';
import { choose, firstsOf, plain, seatCount, type Drawing } from './drawing.ts';
import * as edits from './edits.ts';
import { History } from './history.ts';
import { letters } from './numbering.ts';
import * as parts from './parts.ts';
import { problemsOf } from './problems.ts';

const block: Block = { ...usual, x: 0, y: 0, section: 'stalls', category: 'one', rows: 4, seats: 6 };
describe('undo', () => {
    /** A sequence of edits from a seed: the same one always, so that a failure can be seen again. */
    function dice(seed: number) {
        let state = seed;
        return (below: number) => {
            state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
            return Math.floor((state / 2_147_483_648) * below);
        };
    }
    const acts: ((drawing: Drawing, roll: (below: number) => number) => Drawing)[] = [
        (drawing, roll) => parts.addBlock(drawing, { ...block, section: drawing.map.sections[0]!.key, category: drawing.map.categories[0]!.key, x: roll(9000), y: roll(9000), rows: 1 + roll(5), seats: 1 + roll(9), curve: roll(90), angle: roll(180) }),
        (drawing, roll) => edits.move(drawing, roll(500) - 250, roll(500) - 250),
        (drawing, roll) => edits.rotate(drawing, roll(360)),
        (drawing) => edits.mirror(drawing),
        (drawing) => edits.duplicate(drawing, 700, 900),
        (drawing) => edits.remove(drawing),
        (drawing, roll) => edits.renameRow(drawing, letters(roll(90))),
        (drawing, roll) => edits.nameRows(drawing, { kind: 'letters', from: 'front', start: letters(roll(50)), skip: true }),
        (drawing, roll) => edits.numberSeats(drawing, { kind: (['all', 'odd', 'even', 'centre', 'letters'] as const)[roll(5)]!, from: 'left', start: roll(9) }),
        (drawing, roll) => edits.setCategory(drawing, drawing.map.categories[roll(drawing.map.categories.length)]!.key),
        (drawing, roll) => edits.setKind(drawing, roll(2) === 0 ? 'wheelchair' : null),
        (drawing) => edits.setRestricted(drawing, true),
        (drawing, roll) => edits.setSection(drawing, drawing.map.sections[roll(drawing.map.sections.length)]!.key),
        (drawing, roll) => parts.addTable(drawing, { x: roll(5000), y: roll(5000), chairs: 1 + roll(10), across: 120, label: parts.nextTable(drawing.map, drawing.map.sections[0]!.key), section: drawing.map.sections[0]!.key, category: drawing.map.categories[0]!.key }),
        (drawing, roll) => parts.addArea(drawing, { x: 0, y: 0, width: 300, height: 200 }, { fr: 'Fosse' }, 1 + roll(300), drawing.map.sections[0]!.key, drawing.map.categories[0]!.key),
        (drawing) => (drawing.map.floors.length < 5 ? parts.addFloor(drawing, { fr: 'Balcon' }) : drawing),
        (drawing) => (drawing.map.categories.length < 6 ? parts.addCategory(drawing, { fr: 'Loge' }) : drawing),
        (drawing, roll) => choose(drawing, Array.from({ length: Math.min(20, seatCount(drawing.map)) }, () => roll(seatCount(drawing.map)))),
        (drawing) => edits.wholeRows(drawing),
    ];

    it('gives exactly the drawing before, all the way back and forth again', () => {
        for (let seed = 1; seed <= 25; seed += 1) {
            const roll = dice(seed);
            const history = new History(plain(straightHall()));
            const seen = [JSON.stringify(history.now)];
            for (let n = 0; n < 60; n += 1) {
                const before = history.now.map;
                history.step(acts[roll(acts.length)]!(history.now, roll));
                if (history.now.map === before) seen[seen.length - 1] = JSON.stringify(history.now);
                else seen.push(JSON.stringify(history.now));
                expect(history.now.seats.every((seat, at, all) => seat < seatCount(history.now.map) && (at === 0 || seat > all[at - 1]!)), `seed ${seed}`).toBe(true);
            }
            const last = seen.length - 1;
            for (let at = last - 1; at >= 0; at -= 1) {
                history.undo();
                expect(JSON.stringify(history.now), `seed ${seed}, step ${at}`).toBe(seen[at]);
            }
            expect(history.canUndo).toBe(false);
            for (let at = 1; at <= last; at += 1) {
                history.redo();
                expect(JSON.stringify(history.now)).toBe(seen[at]);
            }
            expect(history.canRedo).toBe(false);
        }
    });

    it('never loses a doubled label: all are unique, or the problem is listed', () => {
        for (let seed = 100; seed < 140; seed += 1) {
            const roll = dice(seed);
            let drawing = plain(straightHall());
            for (let n = 0; n < 40; n += 1) drawing = acts[roll(acts.length)]!(drawing, roll);
            const { map } = drawing;
            const firsts = firstsOf(map);
            const names = new Map<string, number[]>();
            map.rows.forEach((row, at) => row.seats.forEach(({ number }, k) => {
                const name = JSON.stringify([row.section, row.label, number]);
                names.set(name, [...(names.get(name) ?? []), firsts[at]! + k]);
            }));
            const doubled = [...names.values()].filter((seats) => seats.length > 1);
            const listed = problemsOf(map).filter(({ kind }) => kind === 'seatTwice');
            if (doubled.length > 0) expect(listed.length, `seed ${seed}`).toBeGreaterThan(0);
            else expect(listed, `seed ${seed}`).toEqual([]);
            // Whole centimetres and known keys, whatever was done.
            for (const row of map.rows) {
                expect(map.sections.some(({ key }) => key === row.section)).toBe(true);
                for (const seat of row.seats) expect(Number.isInteger(seat.x) && Number.isInteger(seat.y)).toBe(true);
            }
        }
    });

    it('takes the letters of a word as one step, and forgets the other future', () => {
        const history = new History(plain(straightHall()));
        for (const name of ['S', 'Sa', 'Sal']) history.step({ ...history.now, map: { ...history.now.map, name } }, 'name');
        history.undo();
        expect(history.now.map.name).toBe('Salle');
        history.redo();
        expect(history.now.map.name).toBe('Sal');
        history.undo();
        history.step({ ...history.now, map: { ...history.now.map, name: 'B' } });
        expect(history.canRedo).toBe(false);
    });
});
