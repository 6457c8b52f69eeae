// Tablets are minutes off more often than one would think, and holds are counted in server time.
// Every answer carries the server's time; the smallest difference seen is the best estimate, for
// time on the wire only ever makes an answer look older.
let offsetMs: number | null = null;

export function observeServerDate(date: string | null, nowMs = Date.now()): void {
    const serverMs = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(serverMs)) return;
    // The header has whole seconds, cut off: half a second is the middle of what it may mean.
    observeServerTime(serverMs + 500, nowMs);
}

export function observeServerTime(serverMs: number, nowMs = Date.now()): void {
    const seen = serverMs - nowMs;
    // Under a second is the header's own coarseness, not a wrong clock.
    if (offsetMs === null || Math.abs(seen - offsetMs) > 1500) offsetMs = Math.abs(seen) < 1500 ? 0 : seen;
}

export function serverNow(): number {
    return Date.now() + (offsetMs ?? 0);
}
