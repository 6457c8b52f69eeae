// Seat maps of the fake: a theatre with a balcony, an arena of 20 000, a club with tables and
// standing places. Centimetres, y downwards, as contract/openapi.yaml has it.
const text = (fr, de, it, en) => ({ fr, de, it, en });
const range = (count) => Array.from({ length: count }, (_one, n) => n);
const letter = (n) => String.fromCharCode(65 + n);

/** A curved row: seats on a circle around (0, centre), opened to the top. */
function arc(count, radius, centre, gap = 55) {
    return range(count).map((n) => {
        const angle = ((n - (count - 1) / 2) * gap) / radius;
        return { number: String(n + 1), x: Math.round(Math.sin(angle) * radius), y: Math.round(Math.cos(angle) * radius + centre) };
    });
}

function theatre() {
    const stalls = range(22).map((n) => ({ section: 'stalls', label: letter(n), category: n < 12 ? 'first' : 'second', seats: arc(24 + Math.floor(n / 2), 1600 + n * 90, -1500) }));
    const first = stalls[0].seats;
    first[0].kind = 'wheelchair';
    first[1].kind = 'companion';
    first.at(-1).kind = 'wheelchair';
    first.at(-2).kind = 'companion';
    const balcony = range(8).map((n) => ({ section: 'balcony', label: `B${n + 1}`, category: 'second', seats: arc(30 + n, 3000 + n * 95, -1500) }));
    for (const { seats } of balcony) {
        seats[0].restricted = true;
        seats.at(-1).restricted = true;
    }
    return {
        name: 'Théâtre du Léman',
        categories: [
            { key: 'first', name: text('1re catégorie', '1. Kategorie', '1a categoria', 'First category'), colour: 'violet' },
            { key: 'second', name: text('2e catégorie', '2. Kategorie', '2a categoria', 'Second category'), colour: 'teal' },
        ],
        floors: [{ key: 'ground', name: text('Parterre', 'Parkett', 'Platea', 'Stalls') }, { key: 'up', name: text('Balcon', 'Balkon', 'Balconata', 'Balcony') }],
        sections: [
            { key: 'stalls', name: text('Parterre', 'Parkett', 'Platea', 'Stalls'), floor: 'ground' },
            { key: 'balcony', name: text('Balcon', 'Balkon', 'Balconata', 'Balcony'), floor: 'up' },
        ],
        rows: [...stalls, ...balcony],
        shapes: [
            { kind: 'stage', floor: 'ground', x: -600, y: -420, width: 1200, height: 350 },
            { kind: 'door', floor: 'ground', x: -1150, y: 1500, width: 120, height: 60 },
            { kind: 'stage', floor: 'up', x: -600, y: 700, width: 1200, height: 250 },
        ],
        focal: { x: 0, y: 500 },
    };
}

export function arena(most = 20_000) {
    const wedges = 20;
    const rows = [];
    let seats = 0;
    for (let n = 0; n < 58; n += 1) {
        const radius = 2200 + n * 80;
        const perWedge = Math.floor((2 * Math.PI * radius * 0.74) / 52 / wedges) - 1;
        for (let wedge = 0; wedge < wedges && seats < most; wedge += 1) {
            const count = Math.min(perWedge, most - seats);
            const from = Math.PI * 0.26 + (wedge / wedges) * 2 * Math.PI * 0.74;
            const step = 52 / radius;
            rows.push({
                section: `w${wedge + 1}`,
                label: String(n + 1),
                category: n < 18 ? 'low' : 'high',
                seats: range(count).map((at) => {
                    const angle = from + (at + 1) * step;
                    return { number: String(at + 1), x: Math.round(Math.sin(angle) * radius), y: Math.round(-Math.cos(angle) * radius) };
                }),
            });
            seats += count;
        }
    }
    return {
        name: 'Arena',
        categories: [{ key: 'low', name: text('Gradin bas', 'Unterrang', 'Gradinata bassa', 'Lower tier'), colour: 'blue' }, { key: 'high', name: text('Gradin haut', 'Oberrang', 'Gradinata alta', 'Upper tier'), colour: 'brown' }],
        floors: [{ key: 'bowl', name: text('Arène', 'Arena', 'Arena', 'Arena') }],
        sections: range(wedges).map((n) => ({ key: `w${n + 1}`, name: text(`Secteur ${n + 1}`, `Sektor ${n + 1}`, `Settore ${n + 1}`, `Sector ${n + 1}`), floor: 'bowl' })),
        rows,
        shapes: [{ kind: 'stage', floor: 'bowl', x: -1300, y: -2900, width: 2600, height: 900 }],
        focal: { x: 0, y: -1800 },
    };
}

function club() {
    const tables = range(12).map((n) => ({ label: `T${n + 1}`, floor: 'room', x: (n % 6) * 320, y: 900 + Math.floor(n / 6) * 330, width: 120, height: 120, round: true }));
    // Four chairs each in front, six closer ones behind.
    const around = ({ x, y }, count, far) => range(count).map((n) => {
        const angle = (n * 2 * Math.PI) / count;
        return { number: String(n + 1), x: Math.round(x + 60 + Math.sin(angle) * far), y: Math.round(y + 60 - Math.cos(angle) * far) };
    });
    const chairs = tables.map((table, n) => ({ section: 'tables', label: table.label, category: 'table', seats: n < 6 ? around(table, 4, 105) : around(table, 6, 95) }));
    return {
        name: 'Le Caveau',
        categories: [{ key: 'table', name: text('Table', 'Tisch', 'Tavolo', 'Table'), colour: 'pink' }, { key: 'standing', name: text('Debout', 'Stehplatz', 'In piedi', 'Standing'), colour: 'slate' }],
        floors: [{ key: 'room', name: text('Salle', 'Saal', 'Sala', 'Room') }],
        sections: [{ key: 'tables', name: text('Tables', 'Tische', 'Tavoli', 'Tables'), floor: 'room' }, { key: 'floor', name: text('Fosse', 'Parterre', 'Platea', 'Floor'), floor: 'room' }],
        rows: chairs,
        areas: [{ key: 'pit', name: text('Fosse debout', 'Stehparterre', 'Platea in piedi', 'Standing floor'), section: 'floor', category: 'standing', capacity: 150, x: 200, y: 250, width: 1400, height: 450 }],
        tables,
        shapes: [
            { kind: 'stage', floor: 'room', x: 350, y: -50, width: 1100, height: 220 },
            { kind: 'bar', floor: 'room', x: 1850, y: 300, width: 140, height: 900 },
        ],
        focal: { x: 900, y: 100 },
    };
}

export const maps = new Map([
    [1, { id: 1, room_id: 4, map: theatre() }],
    [2, { id: 2, room_id: 5, map: arena() }],
    [3, { id: 3, room_id: 6, map: club() }],
]);

/** Seats of a map one after the other; number n of the contract is index n − 1. */
export function seatsOf(map) {
    const sections = new Map(map.sections.map((one) => [one.key, one.name]));
    return map.rows.flatMap((row) => row.seats.map((seat) => ({ ...seat, row: row.label, section: sections.get(row.section), category: seat.category ?? row.category })));
}

export function mapVersion(id) {
    const known = maps.get(id);
    if (!known) return null;
    const seats = known.map.rows.reduce((sum, row) => sum + row.seats.length, 0);
    const standing = (known.map.areas ?? []).reduce((sum, area) => sum + area.capacity, 0);
    return { id, room_id: known.room_id, made_at_ms: 1_700_000_000_000, seats, places: seats + standing, map: known.map };
}
