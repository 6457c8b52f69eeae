// The wall clock of one server under test: starts right, goes forward on demand.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = new URL('clock_shift.c', import.meta.url).pathname;

// Compiled once per version; renamed into place, because test files run side by side.
function library() {
    const digest = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
    const built = join(tmpdir(), `guichet-clock-${digest}.so`);
    if (existsSync(built)) return built;
    const fresh = `${built}.${process.pid}`;
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', fresh, source]);
    renameSync(fresh, built);
    return built;
}

export class Clock {
    #file;
    #ahead_ms = 0;

    constructor(folder) {
        this.#file = join(folder, 'clock');
        this.#write();
    }

    /** What the server's environment needs. */
    environment() {
        // A program built with AddressSanitizer wants its own library first and would refuse ours.
        return { LD_PRELOAD: library(), CLOCK_SHIFT_FILE: this.#file, ASAN_OPTIONS: 'verify_asan_link_order=0' };
    }

    now() {
        return Date.now() + this.#ahead_ms;
    }

    /** `clock.forward({ minutes: 11 })` */
    forward({ hours = 0, minutes = 0, seconds = 0 }) {
        this.#ahead_ms += ((hours * 60 + minutes) * 60 + seconds) * 1000;
        this.#write();
    }

    /** Goes forward to the next time that a clock on the wall in Zurich shows this: `clock.forwardTo('15:00')`. */
    forwardTo(time) {
        const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Zurich', timeStyle: 'medium' });
        const secondsOf = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
        const day = 24 * 3600;
        const ahead = secondsOf(`${time}:00`) - secondsOf(wall.format(this.now()));
        this.forward({ seconds: (ahead + day) % day });
    }

    #write() {
        const nanoseconds = Buffer.alloc(8);
        nanoseconds.writeBigInt64LE(BigInt(this.#ahead_ms) * 1_000_000n);
        writeFileSync(this.#file, nanoseconds, { flag: existsSync(this.#file) ? 'r+' : 'w' });
    }
}
