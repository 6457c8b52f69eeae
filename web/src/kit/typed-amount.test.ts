import { describe, expect, it } from 'vitest';
import { amountText, parseAmount, press, type Key } from './typed-amount.ts';

const type = (...keys: Key[]) => keys.reduce((text, key) => press(text, key, 2), '');

describe('keypad', () => {
    it('writes amounts', () => {
        expect(type('1', '0', '0')).toBe('100');
        expect(type('2', '.', '5', '0')).toBe('2.50');
        expect(type('.', '5')).toBe('0.5');
        expect(type('5', '00')).toBe('500');
    });
    it('refuses what is no amount', () => {
        expect(type('2', '.', '.', '5')).toBe('2.5');
        expect(type('2', '.', '5', '0', '5')).toBe('2.50');
        expect(type('0', '0', '7')).toBe('7');
        expect(type('00')).toBe('0');
        expect(type('1', '2', '3', '4', '5', '6', '7', '8', '9', '0').length).toBe(9);
    });
    it('erases and clears', () => {
        expect(type('1', '2', 'erase')).toBe('1');
        expect(type('1', '2', 'clear')).toBe('');
        expect(press('5', '.', 0)).toBe('5');
    });
});

describe('parseAmount', () => {
    it.each([
        ['20', 2000],
        ['20.', 2000],
        ['20,5', 2050],
        ['0.05', 5],
        ['.5', 50],
        ["1’234.50", 123450],
        ['', null],
        ['.', null],
        ['abc', null],
        ['1.234', null],
        ['-5', null],
    ])('%j is %j', (text, cents) => expect(parseAmount(text, 2)).toBe(cents));

    it('comes back from its own text', () => {
        for (const cents of [0, 5, 50, 100, 1234, 20000]) {
            expect(parseAmount(amountText(cents, 2), 2)).toBe(cents);
        }
    });
});
