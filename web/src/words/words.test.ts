import { describe, expect, it } from 'vitest';
import { addDays, countdown, dayAndTime, dayName, dayOf, timeOfDay } from './dates.ts';
import { de } from './de.ts';
import { de as drawerDe } from './drawer/de.ts';
import { en as drawerEn } from './drawer/en.ts';
import { fr as drawerFr } from './drawer/fr.ts';
import { it as drawerIt } from './drawer/it.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { it as italian } from './it.ts';
import { de as latestDe } from './latest/de.ts';
import { en as latestEn } from './latest/en.ts';
import { fr as latestFr } from './latest/fr.ts';
import { it as latestIt } from './latest/it.ts';
import { de as mapsDe } from './maps/de.ts';
import { en as mapsEn } from './maps/en.ts';
import { fr as mapsFr } from './maps/fr.ts';
import { it as mapsIt } from './maps/it.ts';
import { amount, money, noteAmount } from './money.ts';
import { de as registersDe } from './registers/de.ts';
import { en as registersEn } from './registers/en.ts';
import { fr as registersFr } from './registers/fr.ts';
import { it as registersIt } from './registers/it.ts';
import { de as reportsDe } from './reports/de.ts';
import { en as reportsEn } from './reports/en.ts';
import { fr as reportsFr } from './reports/fr.ts';
import { it as reportsIt } from './reports/it.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
    it('is written as each language writes it in Switzerland', () => {
        expect(plain(money(123450, 'fr', 'CHF'))).toBe('1 234.50 CHF');
        expect(plain(money(123450, 'de', 'CHF'))).toMatch(/^CHF 1[’']234\.50$/);
        expect(plain(money(123450, 'it', 'CHF'))).toMatch(/^CHF 1.?234\.50$/);
        expect(plain(money(6500, 'en', 'CHF'))).toBe('CHF 65.00');
    });
    it('fits narrow buttons without the currency', () => {
        for (const language of ['fr', 'de', 'it', 'en'] as const) expect(amount(6500, language, 'CHF')).toBe('65.00');
        expect(amount(-6500, 'fr', 'CHF')).toBe('-65.00');
    });
    it('writes notes short and coins exactly', () => {
        expect(noteAmount(10000, 'fr', 'CHF')).toBe('100');
        expect(noteAmount(50, 'de', 'CHF')).toBe('0.50');
    });
});

describe('days and times', () => {
    const zone = 'Europe/Zurich';
    const winter = Date.UTC(2026, 10, 24, 19, 30);
    it('are those of the box office', () => {
        expect(timeOfDay(winter, 'fr', zone)).toBe('20:30');
        expect(dayOf(Date.UTC(2026, 10, 24, 23, 30), zone)).toBe('2026-11-25');
        expect(plain(dayName('2026-11-24', 'fr'))).toBe('mar. 24 nov.');
        expect(dayAndTime(winter, 'de', zone)).toMatch(/24.*20:30$/);
    });
    it('step over the change of summer time', () => {
        expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
        expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
        expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    });
    it('count down and stop at nothing', () => {
        expect(countdown(581_000)).toBe('9:41');
        expect(countdown(-5)).toBe('0:00');
    });
});

describe('sentences', () => {
    type Tree = { [name: string]: Tree | string | ((...given: never[]) => string) };
    // The compiler holds the four to one shape; this looks at what they say.
    const leaves = (tree: Tree, path = ''): [string, string][] =>
        Object.entries(tree).flatMap(([name, value]) => {
            const at = `${path}.${name}`;
            if (typeof value === 'string') return [[at, value] as [string, string]];
            if (typeof value === 'function') return [[at, (value as (...given: unknown[]) => string)(7, 'X', 'Y')] as [string, string]];
            return leaves(value, at);
        });

    it('are never empty and never broken', () => {
        for (const words of [fr, de, italian, en]) {
            for (const [at, text] of leaves(words as unknown as Tree)) {
                expect(text.trim(), at).not.toBe('');
                expect(text, at).not.toMatch(/undefined|\[object|NaN|ß/);
            }
        }
    });
    it('name every problem of a map, and keep to the rules of each language', () => {
        const kinds = ['empty', 'seatTwice', 'spotTwice', 'numberMissing', 'numberLong', 'rowMissing', 'rowLong', 'tooClose', 'tooMany', 'tooLarge', 'outside', 'nameMissing'] as const;
        for (const { problem, ...others } of [mapsFr, mapsDe, mapsIt, mapsEn]) {
            const problems = kinds.map((kind) => [kind, problem({ kind, grave: true, what: 'rows', count: 7 })] as [string, string]);
            for (const [at, text] of [...leaves(others as unknown as Tree), ...problems]) {
                expect(text.trim(), at).not.toBe('');
                expect(text, at).not.toMatch(/undefined|\[object|NaN|ß/);
            }
        }
        const { problem, ...others } = mapsFr;
        for (const [at, text] of leaves(others as unknown as Tree)) expect(text, at).not.toMatch(/ [?!:;»]|« /);
        for (const kind of kinds) expect(problem({ kind, grave: true, what: 'A', count: 7 })).not.toMatch(/ [?!:;»]|« /);
    });
    const chapters = {
        registers: [registersFr, registersDe, registersIt, registersEn],
        latest: [latestFr, latestDe, latestIt, latestEn],
        drawer: [drawerFr, drawerDe, drawerIt, drawerEn],
        reports: [reportsFr, reportsDe, reportsIt, reportsEn],
    };
    it.each(Object.entries(chapters))('say the same things in four languages in the chapter %s', (_name, pages) => {
        const [french = [], ...others] = pages.map((words) => leaves(words as unknown as Tree));
        const places = french.map(([at]) => at).sort();
        for (const other of others) expect(other.map(([at]) => at).sort()).toEqual(places);
        for (const [at, text] of [...french, ...others.flat()]) {
            expect(text.trim(), at).not.toBe('');
            expect(text, at).not.toMatch(/undefined|\[object|NaN|ß/);
        }
        for (const [at, text] of french) expect(text, at).not.toMatch(/ [?!:;»]|« /);
    });
    it('count one and many', () => {
        expect(fr.cart.count(0)).toBe('0 place');
        expect(fr.cart.count(2)).toBe('2 places');
        expect(de.cart.count(1)).toBe('1 Platz');
        expect(italian.cart.count(1)).toBe('1 posto');
        expect(en.cart.count(0)).toBe('0 places');
    });
    it('put no line break before a French sign', () => {
        for (const [at, text] of leaves(fr as unknown as Tree)) expect(text, at).not.toMatch(/ [?!:;»]|« /);
    });
});
