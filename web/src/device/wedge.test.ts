import { describe, expect, it } from 'vitest';
import { startWedge } from './wedge.ts';

function listen() {
    const given: string[] = [];
    const codes: string[] = [];
    const wedge = startWedge(
        (key) => given.push(key),
        (code) => codes.push(code),
    );
    const type = (text: string, gapMs: number, fromMs = 0) => {
        [...text].forEach((key, at) => wedge.key(key, fromMs + at * gapMs));
        return fromMs + text.length * gapMs;
    };
    return { given, codes, wedge, type };
}

describe('wedge', () => {
    it('hears a scanner and sells nothing by its digits', () => {
        const { given, codes, wedge, type } = listen();
        const end = type('1234567890', 4);
        expect(wedge.key('Enter', end)).toBe(true);
        expect(codes).toEqual(['1234567890']);
        expect(given).toEqual([]);
    });

    it('strips the kind of code', () => {
        const { codes, wedge, type } = listen();
        wedge.key('Enter', type(']Q1TICKET42', 3));
        expect(codes).toEqual(['TICKET42']);
    });

    it('lets a hand through, in order', () => {
        const { given, codes, wedge, type } = listen();
        type('*32', 120);
        wedge.pause();
        expect(given.join('')).toBe('*32');
        expect(codes).toEqual([]);
    });

    it('lets two quick keys through after a pause', () => {
        const { given, wedge, type } = listen();
        type('11', 5);
        wedge.pause();
        expect(given).toEqual(['1', '1']);
    });

    it('forgives one slow gap of a busy machine', () => {
        const { codes, wedge } = listen();
        [0, 5, 10, 90, 95, 100, 105, 110].forEach((at, n) => wedge.key(String(n), at));
        wedge.key('Enter', 112);
        expect(codes).toEqual(['01234567']);
    });

    it('does not eat the Enter of a hand', () => {
        const { given, wedge } = listen();
        wedge.key('1', 0);
        expect(wedge.key('Enter', 300)).toBe(false);
        expect(given).toEqual(['1']);
    });

    it('drops a scan without an end', () => {
        const { given, wedge, type } = listen();
        type('99999999', 3);
        wedge.pause();
        expect(given).toEqual([]);
    });
});
