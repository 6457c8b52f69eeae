// A ticket printer on TCP: the stand-in understands ESC/POS, draws each QR code and reads it back.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, program } from './server.mjs';

export const standIn = join(dirname(program()), '../tests/support/printer/printer_standin');

export class Printer {
    #program;
    constructor(port = 0) {
        this.port = port;
        this.file = join(freshFolder(), 'paper.jsonl');
    }
    async on(faults) {
        this.#program = spawn(standIn, ['--port', String(this.port), '--out', this.file, ...(faults ? ['--faults', faults] : [])]);
        const [line] = await new Promise((listening, failed) => {
            this.#program.stdout.once('data', (data) => listening(String(data).split('\n')));
            this.#program.once('exit', (code) => failed(new Error(`the printer ended with ${code}`)));
        });
        this.port = Number(line);
        return this;
    }
    async off() {
        const gone = new Promise((end) => this.#program.once('exit', end));
        this.#program.kill();
        await gone;
    }
    get papers() {
        return existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
    }
    forget() {
        writeFileSync(this.file, '');
    }
    async paper(count = 1) {
        await until(() => this.papers.length >= count, `${count} papers`);
        return this.papers[count - 1];
    }
}

export async function until(holds, what, limit_ms = 15_000) {
    const end = Date.now() + limit_ms;
    while (!(await holds())) {
        assert.ok(Date.now() < end, `waited in vain for ${what}`);
        await pause(50);
    }
}
