// Finishes a build. First: fills src/worker/service-worker.js with the files of this build and writes it to dist/sw.js.
// The version is a hash of names and contents: the same build gives the same worker, so a browser
// sees an update only when something did change. Second: puts a .gz beside every text file, which the
// server sends as it is.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const notPrecached = [/^\.vite\//, /^sw\.js$/, /\.map$/, /\.gz$/];
const texts = /\.(html|js|css|svg|webmanifest)$/;

function filesUnder(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? filesUnder(path) : [path];
    });
}

export function workerPlugin(): Plugin {
    let out = 'dist';
    let root = '.';
    return {
        name: 'guichet-worker',
        apply: 'build',
        configResolved(config) {
            out = config.build.outDir;
            root = config.root;
        },
        closeBundle() {
            const dist = resolve(root, out);
            const paths = filesUnder(dist)
                .map((path) => relative(dist, path).replaceAll('\\', '/'))
                .filter((path) => !notPrecached.some((pattern) => pattern.test(path)))
                .sort();
            const source = readFileSync(join(root, 'src/worker/service-worker.js'), 'utf8');
            const hash = createHash('sha256').update(source);
            for (const path of paths) hash.update(path).update(readFileSync(join(dist, path)));
            const version = hash.digest('hex').slice(0, 12);
            const files = paths.map((path) => (path === 'index.html' ? '/' : `/${path}`));
            writeFileSync(
                join(dist, 'sw.js'),
                source
                    .replace("'__VERSION__'", JSON.stringify(version))
                    .replace("['__FILES__']", JSON.stringify(files)),
            );
            for (const path of [...paths, 'sw.js'].filter((one) => texts.test(one))) {
                const file = join(dist, path);
                writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
            }
        },
    };
}
