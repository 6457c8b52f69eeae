import { describe, expect, it } from 'vitest';
import { alongRow, inBox, neighbour, ranges, rowEnd } from './finding-seats.ts';
import { Grid } from './grid.ts';
import { straightHall } from './hall-for-tests.ts';
import { areasOn, categoriesIn, companion, hallOf, seatOf, wheelchair } from './hall.ts';
import { fit, keepInside, reveal, seen, zoomAt } from './view.ts';

const hall = hallOf(straightHall());
const grid = new Grid(hall, 0);
/** Row a letter, seat a number: index. */
const at = (row: string, number: number) => (row.charCodeAt(0) - 65) * 10 + number - 1;

describe('a hall', () => {
    it('numbers its seats in the order of rows', () => {
        expect(hall.count).toBe(40);
        expect(seatOf(hall, at('B', 3))).toEqual({ seat: 13, section: { fr: 'Parterre' }, row: 'B', number: '3' });
        expect(hall.category[at('B', 1)]).toBe(0);
        expect(hall.category[at('C', 1)]).toBe(1);
    });
    it('knows how near neighbours are, aisles or not', () => expect(hall.pitch).toBe(50));
    it('draws no chair on the table it stands at', () => {
        const map = straightHall(2, 4);
        const round = { label: 'T1', floor: 'ground', x: 940, y: 940, width: 120, height: 120, round: true };
        const chairs = [[1000, 905], [1095, 1000], [1000, 1095], [905, 1000]].map(([x, y], n) => ({ number: String(n + 1), x: x!, y: y! }));
        map.rows = [{ section: 'stalls', label: 'T1', category: 'a', seats: chairs }];
        map.tables = [round];
        expect(hallOf(map).pitch).toBeCloseTo(35 * 1.9);
        // At a square one the corner is not nearer than it looks.
        map.tables = [{ ...round, x: 980, width: 40, round: false }];
        expect(hallOf(map).pitch).toBeCloseTo(35 * 1.9);
        // Drawn inside: such a chair makes no other one smaller.
        map.tables = [{ ...round, x: 0, y: 0, width: 2000, height: 2000 }];
        expect(hallOf(map).pitch).toBeGreaterThan(130);
    });
    it('has the categories of its seats and areas, not all that its map names', () => {
        expect(categoriesIn(hall)).toEqual(new Set(['a', 'b']));
        const map = straightHall(2);
        expect(categoriesIn(hallOf(map))).toEqual(new Set(['a']));
        map.areas = [{ key: 'pit', name: { fr: 'Fosse' }, section: 'stalls', category: 'b', capacity: 20, x: 0, y: 400, width: 300, height: 100 }];
        expect(categoriesIn(hallOf(map))).toEqual(new Set(['a', 'b']));
    });
    it('surrounds its seats', () => {
        const { left, top, right, bottom } = hall.bounds[0]!;
        expect([left < 0, top < 0, right > 550, bottom > 270]).toEqual([true, true, true, true]);
    });
    it('marks what is special about a seat', () => {
        const map = straightHall(1, 3);
        Object.assign(map.rows[0]!.seats[0]!, { kind: 'wheelchair' });
        Object.assign(map.rows[0]!.seats[1]!, { kind: 'companion', category: 'b', restricted: true });
        const special = hallOf(map);
        expect([...special.kind]).toEqual([wheelchair, companion, 0]);
        expect([...special.category]).toEqual([0, 1, 0]);
        expect([...special.restricted]).toEqual([0, 1, 0]);
    });
    it('finds the areas of a floor through their sections', () => {
        const map = straightHall(1, 1);
        map.floors.push({ key: 'balcony', name: { fr: 'Balcon' } });
        map.sections.push({ key: 'up', name: { fr: 'Balcon' }, floor: 'balcony' });
        map.areas = [{ key: 'standing', name: { fr: 'Debout' }, section: 'up', category: 'a', capacity: 9, x: 0, y: 0, width: 10, height: 10 }];
        expect(areasOn(map, 0)).toEqual([]);
        expect(areasOn(map, 1).map((area) => area.key)).toEqual(['standing']);
    });
    it('may be empty', () => {
        const map = { ...straightHall(1, 1), rows: [] };
        const empty = hallOf(map);
        expect(new Grid(empty, 0).nearest(0, 0, 1000)).toBe(-1);
    });
});

describe('finding seats', () => {
    it('takes the nearest in reach and none beyond', () => {
        expect(grid.nearest(52, 88, 22)).toBe(at('B', 2));
        expect(grid.nearest(24, 45, 22)).toBe(-1);
        expect(grid.nearest(-5000, -5000, 22)).toBe(-1);
    });
    it('agrees with looking at every seat', () => {
        for (let n = 0; n < 200; n += 1) {
            const x = ((n * 37) % 700) - 50;
            const y = ((n * 53) % 400) - 50;
            const distances = [...hall.x].map((one, seat) => (one - x) ** 2 + (hall.y[seat]! - y) ** 2);
            const best = Math.min(...distances);
            const found = grid.nearest(x, y, 40);
            expect(found === -1 ? best > 1600 : distances[found]! === best).toBe(true);
        }
    });
    it('steps by geometry, also over the aisle, and stays at the edge', () => {
        expect(neighbour(hall, grid, at('B', 2), 'right')).toBe(at('B', 3));
        expect(neighbour(hall, grid, at('B', 5), 'right')).toBe(at('B', 6));
        expect(neighbour(hall, grid, at('B', 2), 'up')).toBe(at('A', 2));
        expect(neighbour(hall, grid, at('B', 2), 'down')).toBe(at('C', 2));
        expect(neighbour(hall, grid, at('A', 1), 'up')).toBe(at('A', 1));
        expect(neighbour(hall, grid, at('D', 10), 'right')).toBe(at('D', 10));
    });
    it('reaches both ends of a row', () => {
        expect(rowEnd(hall, at('C', 4), 'left')).toBe(at('C', 1));
        expect(rowEnd(hall, at('C', 4), 'right')).toBe(at('C', 10));
    });
    it('draws along one row only, in both directions', () => {
        expect(alongRow(hall, at('B', 2), 205, 130)).toEqual([2, 3, 4, 5].map((one) => at('B', one)));
        expect(alongRow(hall, at('B', 3), 0, 0)).toEqual([3, 2, 1].map((one) => at('B', one)));
    });
    it('takes what lies in a box', () => {
        const seats = inBox(hall, grid, { left: -10, top: 80, right: 60, bottom: 190 });
        expect(seats).toEqual([at('B', 1), at('B', 2), at('C', 1), at('C', 2)]);
    });
    it('shortens to ranges', () => expect(ranges([5, 1, 2, 3, 9])).toEqual([[1, 3], [5, 5], [9, 9]]));
});

describe('the view', () => {
    const size = { width: 800, height: 600 };
    const box = hall.bounds[0]!;
    const whole = fit(box, size);
    it('shows the whole floor', () => {
        const window = seen(whole, size);
        expect(window.left <= box.left && window.right >= box.right).toBe(true);
        expect(window.top <= box.top && window.bottom >= box.bottom).toBe(true);
    });
    it('keeps the point under the fingers when zooming', () => {
        const near = zoomAt(whole, 2, 300, 200, 0.01, 100);
        expect((300 - near.x) / near.scale).toBeCloseTo((300 - whole.x) / whole.scale);
        expect(near.scale).toBeCloseTo(whole.scale * 2);
        expect(zoomAt(whole, 1000, 0, 0, 0.01, 5).scale).toBe(5);
    });
    it('never loses the map', () => {
        const lost = keepInside({ ...whole, scale: whole.scale * 4, x: 99999, y: -99999 }, box, size);
        const window = seen(lost, size);
        expect(window.left < box.right && window.right > box.left).toBe(true);
        expect(window.top < box.bottom && window.bottom > box.top).toBe(true);
    });
    it('brings a hidden seat into the window and leaves a seen one alone', () => {
        const near = { scale: 4, x: 0, y: 0 };
        const moved = reveal(near, 500, 300, size);
        expect(500 * 4 + moved.x).toBeLessThan(size.width);
        expect(reveal(near, 100, 75, size)).toEqual(near);
    });
});
