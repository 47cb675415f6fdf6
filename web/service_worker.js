// Keeps exactly the files of one version, so that the workbench opens without a network. A new version is fetched
// whole beside the old one and takes over only when the person agrees: a page never runs with files of two versions.
'use strict';

const version = '@version@';
const files = '@files@';
const cacheName = `throughline-${version}`;

// Each file whole and unmistaken, or the new version is not installed.
async function fetchAll() {
    const cache = await caches.open(cacheName);
    await Promise.all(
        files.map(async (path) => {
            const response = await fetch(new Request(path, { cache: 'reload' }));
            if (!response.ok || response.redirected)
                throw new Error(`${path}: ${response.status}`);
            await cache.put(path, response);
        }),
    );
}

async function dropOthers() {
    for (const name of await caches.keys()) {
        if (name.startsWith('throughline-') && name !== cacheName)
            await caches.delete(name);
    }
}

// The address of the page itself is index.html, whatever follows '?' or '#'.
async function answer(request) {
    const cache = await caches.open(cacheName);
    const address = new URL(request.url);
    const scope = new URL(self.registration.scope);
    const path = address.pathname.slice(scope.pathname.length) || 'index.html';
    return (await cache.match(path, { ignoreSearch: true })) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(fetchAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('message', (event) => {
    if (event.data === 'take over')
        self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
    const address = new URL(event.request.url);
    if (event.request.method === 'GET' && address.href.startsWith(self.registration.scope))
        event.respondWith(answer(event.request));
});
