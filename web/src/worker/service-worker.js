// Keeps the files of the app, so that a till starts without a network and within a blink.
// It never touches /api: prices, places and money always come from the server, and a kept answer
// would show places that are long sold. `__VERSION__` and `__FILES__` are filled in by the build.
const cacheName = 'guichet-' + '__VERSION__';
const files = ['__FILES__'];

self.addEventListener('install', (event) => {
    // `reload` goes past the browser's own cache: half an old version is worse than none.
    const fresh = files.map((path) => new Request(path, { cache: 'reload' }));
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(
                    names
                        .filter((name) => name.startsWith('guichet-') && name !== cacheName)
                        .map((name) => caches.delete(name)),
                ),
            )
            .then(() => self.clients.claim()),
    );
});

// The page says when: with a full cart nobody wants the till to reload.
self.addEventListener('message', (event) => {
    if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== location.origin) return;
    if (/^\/(api\/|healthz|metrics)/.test(url.pathname)) return;
    if (event.request.mode === 'navigate') {
        event.respondWith(fromCache('/', event.request));
        return;
    }
    if (files.includes(url.pathname)) event.respondWith(fromCache(url.pathname, event.request));
});

async function fromCache(path, request) {
    const cache = await caches.open(cacheName);
    return (await cache.match(path)) ?? fetch(request);
}
