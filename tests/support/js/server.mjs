// Starts the program named by GUICHET on a free port with a data folder of its own, and stops it.
//
//     const server = await Server.start();                     an empty box office, one admin
//     const server = await Server.start({ demo: true, web });  the festival to learn on
//     server.clock.forward({ minutes: 11 });
//     await server.restart();                                  same data, same port
//     await server.stop();
//
// What is still running when the test process ends is killed with it.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from './clock.mjs';

export const admin = { login: 'admin', password: 'guichet-admin' };
const prefix = 'capitole';
const start_limit_ms = 30_000;
const running = new Set();
const folders = new Set();

process.on('exit', () => {
    for (const program of running) program.kill('SIGKILL');
    if (process.env.KEEP) return;
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

export function program() {
    const path = process.env.GUICHET;
    if (!path || !existsSync(path))
        throw new Error('Set GUICHET to the server under test, e.g. GUICHET=build/dev/server/guichet');
    return path;
}

export function freshFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-test-'));
    folders.add(folder);
    return folder;
}

/** One run of the command line, e.g. guichet('verify', 'capitole', '--data', folder). */
export const guichet = (...line) => execFileSync(program(), line, { encoding: 'utf8' });

let blank;
/** A box office with one admin and nothing else. Made once a process, then copied. */
function blankBoxOffice(postgres) {
    if (blank && !postgres) return blank;
    const data = join(freshFolder(), 'data');
    guichet('tenant', 'create', prefix, '--data', data, '--name', 'Cinéma Capitole', '--address', 'Sion',
        ...(postgres ? ['--postgres', postgres] : []));
    guichet('user', 'add', prefix, admin.login, '--data', data, '--password', admin.password,
        '--roles', 'admin,pos,on-site');
    if (!postgres) blank = data;
    return data;
}

export class Server {
    log = '';
    #child = null;

    static async start(options = {}) {
        const server = new Server(options);
        await server.start();
        return server;
    }

    constructor({ demo = false, web = '', postgres = '', port = 0 } = {}) {
        this.port = port; // 0: any that is free
        this.demo = demo;
        this.web = web;
        this.prefix = demo ? 'demo' : prefix;
        this.folder = freshFolder();
        this.data = join(this.folder, 'data');
        this.clock = new Clock(this.folder);
        if (demo) mkdirSync(this.data);
        else cpSync(blankBoxOffice(postgres), this.data, { recursive: true });
    }

    /** As a browser writes it; the host name chooses the tenant. */
    get host() {
        return `${this.prefix}.localhost:${this.port}`;
    }
    get origin() {
        return `http://${this.host}`;
    }

    async start() {
        const config = join(this.folder, 'guichet.toml');
        writeFileSync(config, `[[listen]]\naddress = "127.0.0.1"\nport = ${this.port}\n`);
        const line = [this.demo ? 'demo' : 'serve', '--config', config, '--data', this.data];
        if (this.web) line.push('--web', this.web);
        this.agent = new http.Agent({ keepAlive: true });
        this.#child = spawn(program(), line, {
            env: { ...process.env, ...this.clock.environment() },
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        const child = this.#child;
        running.add(child);
        this.gone = new Promise((resolve) => child.once('exit', (code, signal) => {
            running.delete(child);
            resolve(signal ?? code);
        }));
        child.stderr.on('data', (words) => this.#hear(words));
        this.port = await new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`the server did not start:\n${this.log}`)), start_limit_ms);
            child.stdout.on('data', (words) => {
                this.#hear(words);
                const port = /listening on port (\d+)|localhost:(\d+)\//.exec(this.log);
                if (!port) return;
                clearTimeout(late);
                resolve(Number(port[1] ?? port[2]));
            });
            this.gone.then((end) => reject(new Error(`the server ended with ${end}:\n${this.log}`)));
        });
    }

    /** Asks it to stop, as a supervisor does, and waits. Returns its exit code. */
    async stop() {
        this.agent.destroy();
        this.#child.kill('SIGTERM');
        return this.gone;
    }

    /** Pulls the plug. */
    async kill() {
        this.#child.kill('SIGKILL');
        await this.gone;
        this.agent.destroy();
    }

    async restart() {
        await this.stop();
        this.log = '';
        await this.start();
    }

    verify() {
        return guichet('verify', this.prefix, '--data', this.data);
    }

    #hear(words) {
        this.log = (this.log + words).slice(-20_000);
    }
}
