import { describe, expect, it } from 'vitest';
import { straightHall } from '../hall-for-tests.ts';
import { mapOfJson } from './map-file.svelte.ts';

describe('a file of a map', () => {
    it('is the map itself, or the answer of the server with the map in it', () => {
        const map = straightHall();
        expect(mapOfJson(JSON.stringify(map))).toEqual(map);
        expect(mapOfJson(JSON.stringify({ id: 3, seats: 40, map }))).toEqual(map);
    });
    it('is nothing when it could not even be shown', () => {
        const broken: unknown[] = [
            null, 7, [], {}, { ...straightHall(), rows: 'none' }, { ...straightHall(), rows: [{}] }, { ...straightHall(), floors: [] },
            { ...straightHall(), focal: null }, { ...straightHall(), categories: [{ key: 'a', name: null }] },
            { ...straightHall(), rows: [{ section: 's', label: 'A', category: 'a', seats: [{ number: '1', x: '0', y: 0 }] }] },
            { ...straightHall(), areas: [{ key: 'a', x: 0, y: 0, width: 1, height: 1 }] }, { ...straightHall(), tables: [{ x: 0 }] },
        ];
        for (const one of broken) expect(mapOfJson(JSON.stringify(one)), JSON.stringify(one)).toBeNull();
        expect(mapOfJson('no JSON')).toBeNull();
    });
});
