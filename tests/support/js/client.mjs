// One browser window without a screen: keeps cookies by hand (they are Secure, which HTTP libraries
// do not send over plain HTTP), makes idempotency keys, and can send anything, also what is wrong.
import http from 'node:http';
import { uuid } from './ids.mjs';

const answer_limit_ms = 20_000;
const body_limit = 4_000_000;

/** The server said no, in a way that contract/refusals.yaml lists. */
export class Refused extends Error {
    constructor(answer) {
        const { code, detail } = answer.json ?? {};
        super(`${answer.status} ${code ?? answer.text}: ${detail ?? ''}`);
        this.code = code;
        this.params = answer.json?.params ?? {};
        this.detail = detail;
        this.status = answer.status;
    }
}

export class Answer {
    constructor(status, headers, bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.text = bytes.toString('utf8');
        if (/json/.test(headers['content-type'] ?? '') && this.text) this.json = JSON.parse(this.text);
    }
    get code() {
        return this.json?.code;
    }
    get type() {
        return this.headers['content-type'];
    }
}

export class Client {
    cookies = new Map();

    constructor(server, { language = 'fr' } = {}) {
        this.server = server;
        this.language = language;
    }

    /** Sends one request and returns the Answer, whatever it is. A header set to null is left out. */
    async ask(method, path, body, { key = uuid(), headers = {}, signal } = {}) {
        const unsafe = method !== 'GET';
        const text = body === undefined ? (unsafe ? '{}' : '') : typeof body === 'string' ? body : JSON.stringify(body);
        const sent = this.#present({
            Host: this.server.host,
            'Accept-Language': this.language,
            Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') || null,
            'Content-Type': unsafe ? 'application/json' : null,
            'Idempotency-Key': unsafe ? key : null,
            'Content-Length': unsafe ? Buffer.byteLength(text) : null,
            ...headers,
        });
        const answer = await this.#send(method, path, sent, text, signal);
        for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line);
        this.server.watch?.(method, path, answer);
        return answer;
    }

    /** Like ask, but returns the JSON, and throws Refused when the server says no. */
    async must(method, path, body, options) {
        const answer = await this.ask(method, path, body, options);
        if (answer.status >= 400) throw new Refused(answer);
        return answer.json;
    }

    /** A second window of the same browser. */
    sameBrowser() {
        const other = new this.constructor(this.server, { language: this.language });
        other.cookies = new Map(this.cookies);
        return other;
    }

    #present(headers) {
        return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null && value !== undefined));
    }

    #send(method, path, headers, text, signal) {
        return new Promise((resolve, reject) => {
            const request = http.request(
                { host: '127.0.0.1', port: this.server.port, method, path, headers, agent: this.server.agent, signal },
                (response) => {
                    const pieces = [];
                    let size = 0;
                    response.on('data', (piece) => {
                        size += piece.length;
                        if (size > body_limit) request.destroy(new Error('the answer has no end'));
                        pieces.push(piece);
                    });
                    response.on('error', reject);
                    response.on('end', () =>
                        resolve(new Answer(response.statusCode, response.headers, Buffer.concat(pieces))));
                },
            );
            request.setTimeout(answer_limit_ms, () => request.destroy(new Error(`${method} ${path}: no answer`)));
            request.on('error', reject);
            request.end(text);
        });
    }

    #keep(line) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
        else this.cookies.set(name, value);
    }
}
