// A small in-memory stand-in for the server, for development and browser tests. It keeps to
// contract/openapi.yaml where the till looks, and to nothing else: no files, no rights, no VAT.
//   node dev/fake-server.mjs [port] [folder to serve]
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BoxOffice } from './fake/box-office.mjs';
import { csvOf, drawMap } from './fake/drawing.mjs';
import { mapVersion } from './fake/halls.mjs';
import { moneyRoutes } from './fake/money-routes.mjs';
import { pdfOf } from './fake/pdf.mjs';
import { problemOf, Refused } from './fake/refusals.mjs';
import { Reports } from './fake/reports.mjs';

const types = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
    '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};
// What the real server will send: a build that needs more than this must not pass the tests.
const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function startFake({ port = 0, dist = null } = {}) {
    const office = new BoxOffice();
    const moneyRoute = moneyRoutes(office);
    const reports = new Reports(office);
    const sessions = new Map();
    // Tests ask for trouble through this: {delayMs, lose: n, busy: n}.
    const trouble = { delayMs: 0, lose: 0, busy: 0 };
    // As if a new build had been installed on the server.
    let workerEdition = 0;

    const salepointOf = (registerId) => office.salepoints.find((one) => one.registers.some((r) => r.id === registerId));
    const registerOf = (id) => salepointOf(id)?.registers.find((one) => one.id === id) ?? null;

    function sessionOf({ user, registerId }) {
        const register = registerOf(registerId);
        const salepoint = salepointOf(registerId);
        return {
            user: { id: user.id, login: user.login, name: user.name, roles: user.roles, language: user.language },
            salepoints: office.salepoints
                .filter((one) => user.salepoints.includes(one.id))
                .map(({ id, name, registers }) => ({
                    id, name, registers: registers.map((r) => ({ id: r.id, name: r.name, open: r.session !== null, last_used: user.lastRegister === r.id })),
                })),
            register: register && { id: register.id, name: register.name, salepoint_id: salepoint.id, salepoint: salepoint.name, printer: register.printer, closing: register.closing ?? 'counted' },
            register_session: register?.session ?? null,
            methods: ['cash', 'card', 'twint', 'transfer', 'free', 'later'],
            journal: office.journal,
        };
    }

    function signIn({ login, password }) {
        const user = office.users.find((one) => one.login === login);
        if (user && user.fails >= 5) throw new Refused('sign_in_throttled', { seconds: 32 });
        if (!user || user.password !== password) {
            if (user) user.fails += 1;
            throw new Refused('sign_in_wrong');
        }
        user.fails = 0;
        const token = randomUUID();
        sessions.set(token, { user, registerId: null });
        return { status: 201, cookie: `__Host-guichet=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`, body: sessionOf(sessions.get(token)) };
    }

    function route(method, path, url, body, session, key, token) {
        const is = (pattern) => {
            const match = new RegExp(`^${pattern}$`).exec(`${method} ${path}`);
            return match && match.slice(1);
        };
        if (is('GET /api/v1/hello')) return { body: office.hello() };
        if (is('POST /api/v1/session')) return signIn(body);
        if (!session) throw new Refused('not_signed_in');
        const register = registerOf(session.registerId);
        const who = { user: session.user, register, salepoint: salepointOf(session.registerId)?.id };
        let args;
        if (is('GET /api/v1/session')) return { body: sessionOf(session) };
        if (is('DELETE /api/v1/session')) {
            sessions.delete(token);
            return { status: 204 };
        }
        if (is('PUT /api/v1/session/register')) {
            if (!registerOf(body.register_id)) throw new Refused('register_unknown');
            session.registerId = body.register_id;
            session.user.lastRegister = body.register_id;
            return { body: sessionOf(session) };
        }
        if (is('PUT /api/v1/session/cashier')) {
            const user = office.users.find((one) => one.id === body.user_id);
            if (user?.pin !== body.pin) throw new Refused('pin_wrong', { left: 4 });
            session.user = user;
            return { body: sessionOf(session) };
        }
        if (is('GET /api/v1/cashiers')) {
            return { body: { cashiers: office.users.filter((one) => one.salepoints.includes(who.salepoint)).map(({ id, name }) => ({ id, name })) } };
        }
        if (is('POST /api/v1/register-sessions')) {
            if (register.session) throw new Refused('register_already_open', { register: register.name });
            register.session = { id: Date.now() % 100000, register_id: register.id, opened_at_ms: Date.now(), opened_by: session.user.name, float_cents: body.float_cents };
            return { status: 201, body: register.session };
        }
        if (is('GET /api/v1/programme')) return { body: office.programme(url.searchParams.get('from'), Number(url.searchParams.get('days') ?? 1)) };
        if (is('GET /api/v1/carts')) {
            const parked = [...office.carts.values()].filter((one) => one.state === 'parked' && one.salepoint === who.salepoint);
            return { body: { carts: parked.map((cart) => office.render(cart)) } };
        }
        if ((args = is('GET /api/v1/carts/([^/]+)'))) {
            const cart = office.carts.get(args[0]);
            if (!cart) throw new Refused('cart_unknown');
            return { body: office.render(cart) };
        }
        if ((args = is('DELETE /api/v1/carts/([^/]+)'))) return { body: office.changeCart(args[0], 'emptying', who, body) };
        if ((args = is('POST /api/v1/carts/([^/]+)/lines'))) return { body: office.setLine(args[0], body, who) };
        if ((args = is('POST /api/v1/carts/([^/]+)/(extension|parking|resumption)'))) return { body: office.changeCart(args[0], args[1], who, body) };
        if ((args = is('POST /api/v1/carts/([^/]+)/seats'))) return { body: office.takeSeats(args[0], body, who) };
        if ((args = is('POST /api/v1/carts/([^/]+)/best-seats'))) {
            const { screening_id, tariff_id } = body;
            return { body: office.takeSeats(args[0], { screening_id, tariff_id, take: office.seating.best(body) }, who) };
        }
        if ((args = is('GET /api/v1/seat-maps/(\\d+)'))) {
            const map = mapVersion(Number(args[0]));
            if (!map) throw new Refused('not_found');
            return { body: map, headers: { 'Cache-Control': 'private, max-age=31536000, immutable' } };
        }
        if ((args = is('GET /api/v1/seat-maps/(\\d+)/csv'))) return { type: 'text/csv', raw: csvOf(mapVersion(Number(args[0]))) };
        if ((args = is('PUT /api/v1/rooms/(\\d+)/seat-map'))) return { body: drawMap(office, Number(args[0]), body) };
        if ((args = is('GET /api/v1/screenings/(\\d+)/seats'))) return { body: office.seating.states(Number(args[0])) };
        if ((args = is('GET /api/v1/screenings/(\\d+)/seats/(\\d+)'))) return { body: office.seating.story(Number(args[0]), Number(args[1])) };
        if (is('GET /api/v1/screenings/(\\d+)/seating-plan')) return { type: 'application/pdf', raw: pdfOf(['Festival du Leman', 'Seating plan']) };
        if ((args = is('POST /api/v1/screenings/(\\d+)/house-seats'))) return { status: 201, body: office.seating.hold(Number(args[0]), body) };
        if ((args = is('POST /api/v1/screenings/(\\d+)/house-seats/release'))) return { body: office.seating.release(Number(args[0]), body) };
        if ((args = is('GET /api/v1/rooms/(\\d+)/house-seats'))) return { body: office.seating.roomState(Number(args[0])) };
        if ((args = is('POST /api/v1/rooms/(\\d+)/house-seats'))) return { status: 201, body: office.seating.holdRoom(Number(args[0]), body) };
        if ((args = is('POST /api/v1/rooms/(\\d+)/house-seats/release'))) return { body: office.seating.releaseRoom(Number(args[0]), body) };
        if (is('GET /api/v1/rooms')) return { body: { rooms: office.rooms() } };
        if ((args = is('POST /api/v1/sales/([^/]+)/reseating'))) return { status: 201, body: office.seating.reseat(args[0], body) };
        if (is('POST /api/v1/sales')) return { status: 201, body: office.sell(key, body, who) };
        if (is('GET /api/v1/sales')) {
            const number = Number(url.searchParams.get('number') ?? 0);
            const before = Number(url.searchParams.get('before') ?? Infinity);
            const unpaid = url.searchParams.get('state') === 'unpaid';
            const code = url.searchParams.get('code');
            if (code) return { body: { sales: office.givingBack.byCode(code).map((sale) => office.givingBack.view(sale)) } };
            const sales = office.sales
                .filter((one) => (unpaid ? one.state === 'reserved' : one.registerId === session.registerId))
                .filter((one) => (number ? one.number === number : one.number < before));
            const page = sales.slice(0, Number(url.searchParams.get('limit') ?? 20));
            return { body: { sales: page.map((sale) => office.givingBack.view(sale)) } };
        }
        if ((args = is('GET /api/v1/sales/([^/]+)'))) return { body: office.givingBack.view(office.findSale(args[0])) };
        if ((args = is('POST /api/v1/sales/([^/]+)/payments'))) return { body: office.pay(args[0], body, who) };
        if ((args = is('POST /api/v1/sales/([^/]+)/cancellation'))) return { status: 201, body: office.cancel(key, args[0], who) };
        if ((args = is('POST /api/v1/sales/([^/]+)/prints'))) return { status: 201, body: office.print(args[0], body, who) };
        if ((args = is('GET /api/v1/prints/([^/]+)'))) return { body: office.prints.get(args[0]) };
        if ((args = is('GET /api/v1/prints/([^/]+)/document'))) {
            const job = office.prints.get(args[0]);
            return { type: 'application/pdf', raw: pdfOf(['Festival du Leman', `${job.what} ${job.sale}, copy ${job.copy}`]) };
        }
        return moneyRoute({ is, url, body, key, who }) ?? routeBooks(is, url, body, session) ?? refuse();
    }

    function refuse() {
        throw new Refused('not_found');
    }

    function routeBooks(is, url, body, { user }) {
        const query = Object.fromEntries(url.searchParams);
        let args;
        if (is('GET /api/v1/statement')) return { body: reports.statement(query) };
        if (is('GET /api/v1/statement/totals')) return { body: reports.totals(query) };
        if (is('GET /api/v1/statement/views')) return { body: reports.viewsOf(user) };
        if (is('POST /api/v1/statement/views')) return { status: 201, body: reports.keepView(body, user) };
        if ((args = is('DELETE /api/v1/statement/views/(\\d+)'))) return { body: reports.forgetView(Number(args[0])) };
        if (is('GET /api/v1/takings')) return { body: reports.takings(query) };
        if (is('GET /api/v1/figures')) return { body: reports.figures(query) };
        if (is('GET /api/v1/exports')) return { body: reports.exportsOf(user) };
        if (is('POST /api/v1/exports')) return { status: 201, body: reports.askExport(body, user) };
        if ((args = is('GET /api/v1/exports/([^/]+)/file'))) return reports.file(args[0]);
        return null;
    }

    function stream(request, response, url) {
        const after = Number(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? office.journal);
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
        const write = (item) => response.write(`id: ${item.n}\ndata: ${JSON.stringify(item)}\n\n`);
        response.write(': .\n\n');
        office.news.filter((item) => item.n > after).forEach(write);
        office.listeners.add(write);
        const beat = setInterval(() => response.write(': .\n\n'), 15_000);
        response.on('close', () => {
            clearInterval(beat);
            office.listeners.delete(write);
        });
    }

    function serveFile(path, response) {
        const wanted = normalize(join(dist, path));
        const isFile = wanted.startsWith(normalize(dist)) && statSync(wanted, { throwIfNoEntry: false })?.isFile();
        const file = isFile ? wanted : join(dist, 'index.html');
        response.writeHead(200, {
            'Content-Type': types[extname(file)] ?? 'application/octet-stream',
            'Content-Security-Policy': policy,
            'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
        const edition = path === '/sw.js' && workerEdition > 0 ? `\n// edition ${workerEdition}` : '';
        response.end(edition ? readFileSync(file, 'utf8') + edition : readFileSync(file));
    }

    const server = createServer(async (request, response) => {
        const url = new URL(request.url, 'http://fake');
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        if (!url.pathname.startsWith('/api/')) {
            if (dist) return serveFile(url.pathname, response);
            return response.writeHead(404).end();
        }
        if (url.pathname === '/api/v1/fake') {
            Object.assign(trouble, JSON.parse(Buffer.concat(chunks).toString() || '{}'));
            return response.writeHead(204).end();
        }
        const language = String(request.headers['accept-language'] ?? 'fr').slice(0, 2);
        const token = /__Host-guichet=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
        const session = sessions.get(token) ?? null;
        const key = request.headers['idempotency-key'];
        // An offer is a question, though it is asked with a body.
        const changes = request.method !== 'GET' && !url.pathname.endsWith('/refund-offer');
        let answer;
        try {
            if (/^unknown\./.test(request.headers.host)) throw new Refused('tenant_unknown');
            if (changes && !request.headers['content-type']?.startsWith('application/json')) throw new Refused('media_type');
            // An offer is a question, however long it is; signing in twice does no harm.
            const bearsKey = changes && url.pathname !== '/api/v1/session' && !url.pathname.endsWith('/refund-offer');
            if (bearsKey && !key) throw new Refused('key_missing');
            if (url.pathname === '/api/v1/feed') {
                if (!session) throw new Refused('not_signed_in');
                return stream(request, response, url);
            }
            if (changes && trouble.busy > 0) {
                trouble.busy -= 1;
                throw new Refused('busy', { seconds: 1 });
            }
            const text = Buffer.concat(chunks).toString();
            const known = bearsKey ? office.answers.get(key) : undefined;
            if (known && known.input !== url.pathname + text) throw new Refused('key_reused');
            answer = known?.answer ?? route(request.method, url.pathname, url, text ? JSON.parse(text) : {}, session, key, token);
            if (bearsKey) office.answers.set(key, { input: url.pathname + text, answer });
        } catch (thrown) {
            if (!(thrown instanceof Refused)) throw thrown;
            const problem = problemOf(thrown, language);
            answer = { ...problem, type: 'application/problem+json' };
        }
        if (trouble.delayMs) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs));
        if (changes && trouble.lose > 0) {
            trouble.lose -= 1;
            return request.socket.destroy();
        }
        response.writeHead(answer.status ?? 200, {
            'Content-Type': answer.type ?? 'application/json', 'Cache-Control': 'no-store',
            ...(answer.cookie ? { 'Set-Cookie': answer.cookie } : {}), ...answer.headers,
        });
        response.end(answer.raw ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
    });
    return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({ server, office, reports, port: server.address().port, changeWorker: () => (workerEdition += 1) })));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const { port } = await startFake({ port: Number(process.argv[2] ?? 4801), dist: process.argv[3] ?? null });
    console.log(`fake box office on http://demo.localhost:${port}`);
}
