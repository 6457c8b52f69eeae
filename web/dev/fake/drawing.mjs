// New versions of maps in the fake: what the till needs to see kept, refused and overtaken.
import { maps, seatsOf } from './halls.mjs';
import { rooms } from './programme.mjs';
import { Refused } from './refusals.mjs';

const columns = 'floor,section,row,number,x,y,category,kind,view,capacity,width,height';

export function csvOf({ map }) {
    const floors = new Map(map.sections.map(({ key, floor }) => [key, floor]));
    const lines = map.rows.flatMap((row) => row.seats.map(({ number, x, y, category, kind = '', restricted }) =>
        [floors.get(row.section), row.section, row.label, number, x, y, category ?? row.category, kind, restricted ? 'restricted' : '', '', '', ''].join(',')));
    return [columns, ...lines, ''].join('\r\n');
}

/** Plain tables only: no quotes, no standing places. The real reader is server/boxoffice/seating/seat_map_csv.cpp. */
function mapOfCsv(csv, before) {
    const map = { name: 'CSV', floors: [], sections: [], categories: [], rows: [], focal: { x: 0, y: 0 } };
    const named = (list, key, more) => list.some((one) => one.key === key) || list.push({ key, name: { fr: key }, ...more });
    csv.split(/\r?\n/).forEach((line, at) => {
        if (at === 0 || line === '') return;
        const [floor, section, label, number, x, y, category, kind] = line.split(/[,;]/);
        if (category === undefined || !Number.isInteger(Number(x)) || !Number.isInteger(Number(y))) {
            throw category === undefined ? new Refused('map_csv_columns', { line: at + 1 }) : new Refused('map_csv_place', { line: at + 1, most: 100_000 });
        }
        named(map.floors, floor, {});
        named(map.sections, section, { floor });
        named(map.categories, category, { colour: 'blue' });
        if (map.rows.at(-1)?.label !== label) map.rows.push({ section, label, category, seats: [] });
        map.rows.at(-1).seats.push({ number, x: Number(x), y: Number(y), ...(kind ? { kind } : {}) });
    });
    return { ...map, name: before?.name ?? map.name };
}

function check(map) {
    if (map.rows.length === 0 && !(map.areas?.length > 0)) throw new Refused('map_empty');
    const labels = new Set();
    const floors = new Map(map.sections.map(({ key, floor }) => [key, floor]));
    const spots = new Map();
    for (const row of map.rows) for (const { number, x, y } of row.seats) {
        const label = JSON.stringify([row.section, row.label, number]);
        if (labels.has(label)) throw new Refused('map_seat_twice', { section: row.section, seat: `${row.label}:${number}` });
        labels.add(label);
        const spot = JSON.stringify([floors.get(row.section), x, y]);
        if (spots.has(spot)) throw new Refused('map_spot_twice', { first: spots.get(spot), second: `${row.label}:${number}` });
        spots.set(spot, `${row.label}:${number}`);
    }
}

export function drawMap(office, roomId, { map, csv, based_on }) {
    const room = rooms.find(({ id }) => id === roomId);
    if (!room) throw new Refused('room_unknown');
    if (based_on !== undefined && based_on !== (room.seat_map_id ?? 0)) throw new Refused('map_drawn_meanwhile');
    const drawn = map ?? mapOfCsv(csv, maps.get(room.seat_map_id)?.map);
    check(drawn);
    const id = Math.max(...maps.keys()) + 1;
    maps.set(id, { id, room_id: roomId, map: drawn });
    room.seat_map_id = id;
    office.tell('seat_map.drawn', {});
    const places = (drawn.areas ?? []).reduce((sum, { capacity }) => sum + capacity, 0);
    const seats = seatsOf(drawn).length;
    return { id, seats, places: seats + places };
}
