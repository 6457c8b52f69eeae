// Follows the server-sent events of a box office.
//
//     const feed = await till.feed();
//     const news = await feed.next((item) => item.kind === 'sale.made');
//     feed.close();
import http from 'node:http';

export class Feed {
    items = []; // { id, ...NewsItem }, all that came
    comments = 0;
    ended = false;
    #waiting = [];

    /** `hear`, if given, is called with each item as it comes. */
    static open(client, path, headers = {}, hear) {
        const feed = new Feed();
        feed.hear = hear;
        const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        return new Promise((resolve, reject) => {
            feed.request = http.get(
                { host: '127.0.0.1', port: client.server.port, path, headers: { Host: client.server.host, Cookie: cookie, ...headers } },
                (response) => {
                    feed.headers = response.headers;
                    feed.status = response.statusCode;
                    let text = '';
                    response.setEncoding('utf8');
                    response.on('data', (piece) => {
                        text += piece;
                        const blocks = text.split('\n\n');
                        text = blocks.pop();
                        for (const block of blocks) feed.#read(block);
                    });
                    response.on('close', () => feed.#end());
                    resolve(feed);
                },
            );
            feed.request.on('error', (error) => {
                feed.#end();
                reject(error); // after it was opened nobody listens any more
            });
        });
    }

    get last() {
        return this.items.at(-1)?.id ?? 0;
    }

    /** The first item, come or to come, that `wanted` says yes to. */
    async next(wanted = () => true, within_ms = 3000) {
        const deadline = Date.now() + within_ms;
        for (let at = 0; ; at += 1) {
            while (at >= this.items.length) {
                const left = deadline - Date.now();
                if (left <= 0 || this.ended) throw new Error(`no such news within ${within_ms} ms, but ${this.#heard()}`);
                await this.#more(left);
            }
            if (wanted(this.items[at])) return this.items[at];
        }
    }

    close() {
        this.request.destroy();
    }

    #heard() {
        return this.items.map((item) => `${item.id} ${item.kind}`).join(', ') || 'nothing';
    }
    #more(limit_ms) {
        return new Promise((resolve) => {
            const timer = setTimeout(resolve, limit_ms);
            this.#waiting.push(() => {
                clearTimeout(timer);
                resolve();
            });
        });
    }
    #wake() {
        for (const go of this.#waiting.splice(0)) go();
    }
    #end() {
        this.ended = true;
        this.#wake();
    }
    #read(block) {
        const fields = { data: '' };
        for (const line of block.split('\n')) {
            if (line.startsWith(':')) this.comments += 1;
            const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
            if (name) fields[name] = value;
        }
        if (!fields.data) return;
        this.items.push({ id: Number(fields.id), at: Date.now(), ...JSON.parse(fields.data) });
        this.hear?.(this.items.at(-1));
        this.#wake();
    }
}
