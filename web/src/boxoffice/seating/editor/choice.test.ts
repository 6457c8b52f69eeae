import { describe, expect, it } from 'vitest';
import { straightHall } from '../hall-for-tests.ts';
import { choiceOf, sectionsOn, spanOf } from './choice.ts';
import { choose, plain } from './drawing.ts';
import { setKind, setRestricted } from './edits.ts';

describe('what chosen seats have in common', () => {
    const hall = plain(straightHall());
    it('is said where they agree', () => {
        expect(choiceOf(choose(hall, [3]))).toEqual({ count: 1, labels: ['A'], section: 'stalls', category: 'a', kind: 'plain', restricted: false, number: '4' });
    });
    it('and left open where they do not', () => {
        const some = setRestricted(setKind(choose(hall, [1]), 'companion'), true);
        expect(choiceOf(choose(some, [0, 1, 39]))).toMatchObject({ count: 3, labels: ['A', 'D'], category: null, kind: null, restricted: null, number: null });
        expect(choiceOf(hall)).toMatchObject({ count: 0, labels: [], section: null });
    });
    it('fits a line', () => {
        expect([spanOf([]), spanOf(['A']), spanOf(['A', 'C', 'F']), spanOf(['A', 'B', 'C', 'M'])]).toEqual(['', 'A', 'A, C, F', 'A – M']);
        expect(sectionsOn(hall.map, 'ground')).toHaveLength(1);
        expect(sectionsOn(hall.map, 'attic')).toEqual([]);
    });
});
