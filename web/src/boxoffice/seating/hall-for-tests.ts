// Small halls for the tests of this folder.
import type { SeatMap } from '../../api/client.ts';

/** `rows` straight rows of `perRow` seats, 50 cm apart, 90 cm from row to row; an aisle in the middle. */
export function straightHall(rows = 4, perRow = 10): SeatMap {
    const name = { fr: 'Parterre' };
    return {
        name: 'Salle',
        categories: [
            { key: 'a', name: { fr: 'A' }, colour: 'blue' },
            { key: 'b', name: { fr: 'B' }, colour: 'pink' },
        ],
        floors: [{ key: 'ground', name }],
        sections: [{ key: 'stalls', name, floor: 'ground' }],
        rows: Array.from({ length: rows }, (_row, row) => ({
            section: 'stalls',
            label: String.fromCharCode(65 + row),
            category: row < 2 ? 'a' : 'b',
            seats: Array.from({ length: perRow }, (_seat, seat) => ({
                number: String(seat + 1),
                x: seat * 50 + (seat >= perRow / 2 ? 100 : 0),
                y: row * 90,
            })),
        })),
        focal: { x: 0, y: -300 },
    };
}
