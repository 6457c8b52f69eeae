import { expect, it } from 'vitest';
import { endOfDay } from './until.ts';

it('ends the day where the box office is', () => {
    expect(new Date(endOfDay('2026-11-24', 'Europe/Zurich')).toISOString()).toBe('2026-11-24T22:59:00.000Z');
    expect(new Date(endOfDay('2026-07-01', 'Europe/Zurich')).toISOString()).toBe('2026-07-01T21:59:00.000Z');
    expect(new Date(endOfDay('2026-07-01', 'UTC')).toISOString()).toBe('2026-07-01T23:59:00.000Z');
});
