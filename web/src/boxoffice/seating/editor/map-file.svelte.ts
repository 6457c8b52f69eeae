// One room's map between this screen and the server: opened, kept as a draft, saved over the version
// it was drawn on and no other.
import { api, type Room, type SeatMap, type SeatMapVersion } from '../../../api/client.ts';
import type { Outcome } from '../../../commands/outcome.ts';
import { ask, send } from '../../../commands/send.ts';
import { keep, recall } from '../../../device/storage.ts';
import { emptyMap } from './drawing.ts';

/** Work that a crash or a power cut left behind. */
export interface Draft {
    readonly map: SeatMap;
    /** The version it was drawn on; 0 for none. */
    readonly base: number;
    readonly at_ms: number;
}

export function versionOf(map: number): Promise<Outcome<SeatMapVersion>> {
    return ask((signal) => api.GET('/api/v1/seat-maps/{map}', { params: { path: { map } }, signal }));
}

export async function roomsNow(): Promise<Outcome<readonly Room[]>> {
    const outcome = await ask((signal) => api.GET('/api/v1/rooms', { signal }));
    return outcome.kind === 'done' ? { kind: 'done', value: outcome.value.rooms } : outcome;
}

type Trouble = Exclude<Outcome<unknown>, { kind: 'done' }>;

export class MapFile {
    readonly room: number;
    name = $state('');
    /** The version on the server that is being drawn on; 0 for none. */
    base = $state(0);
    saved = $state.raw<SeatMap | null>(null);
    draft = $state.raw<Draft | null>(null);
    busy = $state(false);
    trouble = $state.raw<Trouble | null>(null);
    /** The room is not there. */
    missing = $state(false);
    /** Somebody else saved this version after `base`. */
    newer = $state(0);

    constructor(room: number) {
        this.room = room;
    }

    get #draftName(): string {
        return `seat-map-draft.${this.room}`;
    }

    async open(): Promise<void> {
        this.trouble = null;
        const rooms = await roomsNow();
        if (rooms.kind !== 'done') {
            this.trouble = rooms;
            return;
        }
        const room = rooms.value.find(({ id }) => id === this.room);
        this.missing = room === undefined;
        if (room === undefined) return;
        this.name = room.name;
        const base = room.seat_map_id ?? 0;
        const version = base === 0 ? null : await versionOf(base);
        if (version && version.kind !== 'done') {
            this.trouble = version;
            return;
        }
        this.base = base;
        const map = version ? version.value.map : emptyMap(room.name);
        const draft = recall<Draft>(this.#draftName);
        this.draft = draft && JSON.stringify(draft.map) !== JSON.stringify(map) ? draft : null;
        this.saved = map;
    }

    /** Null: nothing is unsaved any more. */
    keepDraft(map: SeatMap | null): void {
        keep(this.#draftName, map === null ? null : ({ map, base: this.base, at_ms: Date.now() } satisfies Draft));
    }

    dropDraft(): void {
        this.draft = null;
        this.keepDraft(null);
    }

    /** True when it was kept as a new version. */
    async save(map: SeatMap): Promise<boolean> {
        const id = await this.#put({ map });
        if (id === null) return false;
        this.saved = map;
        this.dropDraft();
        return true;
    }

    /** The server reads the table and makes a version of it; that version comes back as a map. */
    async importTable(csv: string): Promise<SeatMap | null> {
        const id = await this.#put({ csv });
        if (id === null) return null;
        const version = await versionOf(id);
        if (version.kind !== 'done') {
            this.trouble = version;
            return null;
        }
        this.saved = version.value.map;
        this.dropDraft();
        return version.value.map;
    }

    async #put(body: { map: SeatMap } | { csv: string }): Promise<number | null> {
        if (this.busy) return null;
        this.busy = true;
        this.trouble = null;
        const based_on = this.base;
        const outcome = await send(
            (key, signal) =>
                api.PUT('/api/v1/rooms/{room}/seat-map', {
                    params: { path: { room: this.room }, header: { 'Idempotency-Key': key } },
                    body: { ...body, based_on },
                    signal,
                }),
            { timeoutMs: 30_000 },
        );
        this.busy = false;
        if (outcome.kind === 'done') {
            this.base = outcome.value.id;
            this.newer = 0;
            return outcome.value.id;
        }
        if (outcome.kind === 'refused' && outcome.problem.code === 'map_drawn_meanwhile') await this.lookForNewer();
        else this.trouble = outcome;
        return null;
    }

    /** Asked when the feed tells of a map that was drawn, and when saving was refused. */
    async lookForNewer(): Promise<void> {
        if (this.busy) return;
        const rooms = await roomsNow();
        if (rooms.kind !== 'done') return;
        const id = rooms.value.find((room) => room.id === this.room)?.seat_map_id ?? 0;
        this.newer = id === this.base ? 0 : id;
    }

    /** Their version, to go on from. */
    async theirs(): Promise<SeatMap | null> {
        const version = await versionOf(this.newer);
        if (version.kind !== 'done') {
            this.trouble = version;
            return null;
        }
        this.base = this.newer;
        this.newer = 0;
        this.saved = version.value.map;
        return version.value.map;
    }

    /** Mine shall come after theirs, knowingly. */
    overrule(): void {
        this.base = this.newer;
        this.newer = 0;
    }
}

export const fileBytesMost = 1_000_000;

/** A map out of a file somebody chose; null when it is none. What is wrong inside is shown on the map. */
export function mapOfJson(text: string): SeatMap | null {
    try {
        const read: unknown = JSON.parse(text);
        // Both what is exported here and what the server answers (the map in its version).
        const map = (read as { map?: unknown }).map ?? read;
        return isMap(map) ? map : null;
    } catch {
        return null;
    }
}

function isMap(value: unknown): value is SeatMap {
    const map = value as Partial<SeatMap> | null;
    const isNumber = (one: unknown) => typeof one === 'number' && Number.isFinite(one);
    const named = (list: unknown) => Array.isArray(list) && list.length > 0 && list.every((one) => typeof one?.key === 'string' && typeof one?.name === 'object' && one.name !== null);
    const known = (list: unknown, name: string, type: string) => list === undefined || (Array.isArray(list) && list.every((one) => typeof one?.[name] === type && one[name] !== null));
    const boxed = (list: unknown) => list === undefined || (Array.isArray(list) && list.every((one) => [one?.x, one?.y, one?.width, one?.height].every(isNumber)));
    return (
        typeof map === 'object' && map !== null && typeof map.name === 'string' &&
        named(map.categories) && named(map.floors) && named(map.sections) &&
        boxed(map.areas) && boxed(map.tables) && boxed(map.shapes) &&
        known(map.areas, 'name', 'object') && known(map.tables, 'label', 'string') && known(map.shapes, 'kind', 'string') &&
        isNumber(map.focal?.x) && isNumber(map.focal?.y) && Array.isArray(map.rows) &&
        map.rows.every((row) => typeof row?.label === 'string' && typeof row.section === 'string' && typeof row.category === 'string' && Array.isArray(row.seats) &&
            row.seats.every((seat) => typeof seat?.number === 'string' && isNumber(seat.x) && isNumber(seat.y)))
    );
}

export function download(name: string, type: string, text: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
