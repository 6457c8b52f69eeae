// A throw-away PostgreSQL cluster from Debian's package, on a socket in a folder of its own, as
// tests/support/cluster.h makes it. As root it runs as the user `postgres`.
//
//     const cluster = new Cluster();
//     const server = await Server.start({ postgres: cluster.newDatabase() });
//     cluster.stop();
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const versions = ['15', '16', '17'];

function binaries() {
    const found = versions.map((version) => `/usr/lib/postgresql/${version}/bin`).find((folder) => existsSync(join(folder, 'initdb')));
    if (!found) throw new Error('PostgreSQL is not installed here: run ./dev setup (package postgresql-15)');
    return found;
}

const idOf = (option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));

export class Cluster {
    #bin = binaries();
    #folder = mkdtempSync(join(tmpdir(), 'guichet-pg-'));
    #databases = 0;
    #stopped = false;

    constructor() {
        if (process.getuid() === 0) chownSync(this.#folder, idOf('-u'), idOf('-g'));
        process.on('exit', () => this.stop());
        this.#run('initdb', '-D', join(this.#folder, 'data'), '--locale=C', '--encoding=UTF8', '-A', 'trust', '-U', 'guichet');
        this.#run('pg_ctl', '-D', join(this.#folder, 'data'), '-w', '-o', `-c listen_addresses='' -k ${this.#folder}`,
            '-l', join(this.#folder, 'server.log'), 'start');
    }

    /** Connection string of a new, empty database. */
    newDatabase() {
        const name = `test${(this.#databases += 1)}`;
        this.#run('createdb', '-h', this.#folder, '-U', 'guichet', name);
        return `host=${this.#folder} user=guichet dbname=${name}`;
    }

    stop() {
        if (this.#stopped) return;
        this.#stopped = true;
        try {
            this.#run('pg_ctl', '-D', join(this.#folder, 'data'), '-m', 'immediate', 'stop');
        } finally {
            rmSync(this.#folder, { recursive: true, force: true });
        }
    }

    // The server it starts keeps what it was given to write to: a file, not a pipe somebody waits for.
    #run(name, ...line) {
        const log = openSync('/dev/null', 'w');
        const command = [join(this.#bin, name), ...line];
        if (process.getuid() === 0) command.unshift('runuser', '-u', 'postgres', '--');
        execFileSync(command[0], command.slice(1), { cwd: '/', stdio: ['ignore', log, log] });
    }
}
