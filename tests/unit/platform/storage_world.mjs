// What web/storage*.js gets from a page, made of fake-indexeddb, and ways to break it.
import { readFileSync } from 'node:fs';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';

const web = new URL('../../../web/', import.meta.url);
const sources = ['storage_connection.js', 'storage_writers.js', 'storage_tail.js', 'storage.js']
    .map((name) => readFileSync(new URL(name, web), 'utf8'))
    .join('\n');
export const { makeStorage, makeLocal, backupToDrop, storageLimits } = new Function(
    `${sources}; return { makeStorage, makeLocal, backupToDrop, storageLimits };`,
)();

// A localStorage.
export function makeArea() {
    const area = {};
    const hidden = (name, value) => Object.defineProperty(area, name, { value, enumerable: false });
    hidden('getItem', (name) => (Object.hasOwn(area, name) ? area[name] : null));
    hidden('setItem', (name, value) => {
        area[name] = String(value);
    });
    hidden('removeItem', (name) => {
        delete area[name];
    });
    return area;
}

// Web Locks of one browser, shared by its tabs.
export function makeLocks() {
    const queues = new Map();
    const start = (queue) => {
        const next = queue[0];
        if (!next || next.started)
            return;
        next.started = true;
        Promise.resolve(next.work({})).then(
            (value) => next.end(value),
            (error) => next.fail(error),
        );
    };
    return {
        request(name, options, work) {
            const queue = queues.get(name) || [];
            queues.set(name, queue);
            return new Promise((resolve, reject) => {
                const leave = () => {
                    const at = queue.indexOf(entry);
                    if (at >= 0)
                        queue.splice(at, 1);
                    start(queue);
                };
                const entry = {
                    work,
                    started: false,
                    end: (value) => (leave(), resolve(value)),
                    fail: (error) => (leave(), reject(error)),
                };
                const aborted = () => entry.fail(Object.assign(new Error('stolen or aborted'), { name: 'AbortError' }));
                if (options.signal)
                    options.signal.addEventListener('abort', () => !entry.started && aborted());
                if (options.ifAvailable && queue.length)
                    return resolve(work(null));
                if (options.steal) {
                    const holder = queue.shift();
                    queue.unshift(entry);
                    if (holder)
                        holder.fail(Object.assign(new Error('stolen'), { name: 'AbortError' }));
                } else {
                    queue.push(entry);
                }
                start(queue);
            });
        },
    };
}

// BroadcastChannel of one browser: told to all but the sender, later.
export function makeChannels() {
    const channels = [];
    return class {
        constructor() {
            channels.push(this);
        }
        postMessage(data) {
            for (const channel of channels) {
                if (channel !== this)
                    setTimeout(() => channel.onmessage && channel.onmessage({ data: structuredClone(data) }), 0);
            }
        }
    };
}

let tabs = 0;

// One browser; each tab() is a world of its own over the same disk.
export function makeBrowser({ locks = true } = {}) {
    const browser = { factory: new IDBFactory(), area: makeArea(), locks: locks ? makeLocks() : null, channels: makeChannels(), clock: 1000 };
    browser.tab = (changes = {}) => ({
        indexedDB: browser.factory,
        IDBKeyRange,
        local: makeLocal(browser.area),
        locks: browser.locks,
        BroadcastChannel: browser.channels,
        AbortController,
        setTimeout: (work, milliseconds) => setTimeout(work, milliseconds),
        clearTimeout,
        now: () => ++browser.clock,
        token: 'tab-' + ++tabs,
        ...changes,
    });
    return browser;
}

// Calls a method that ends with a callback; rejects with the sentence.
export const ask = (storage, method, ...values) =>
    new Promise((resolve, reject) => {
        storage[method](...values, (failure, value) => (failure ? reject(new Error(failure)) : resolve(value)));
    });

export const bytes = (text) => new TextEncoder().encode(text);
export const text = (value) => new TextDecoder().decode(value);
export const entry = (sequence, content = `entry ${sequence}`) => ({ sequence, bytes: bytes(content) });
export const summary = (id = 'bank', last = 0) => ({ id, title: 'Harbour Bank', changed: 1, deleted: false, last });

// From the write number `at` on (counted from 0), `fault(store)` happens instead of put, add and delete.
// Returns {stop(), count()}.
export function onWrite(at, fault) {
    let count = 0;
    const kept = {};
    for (const method of ['put', 'add', 'delete']) {
        kept[method] = IDBObjectStore.prototype[method];
        IDBObjectStore.prototype[method] = function (...values) {
            if (count++ >= at)
                return fault(this, () => kept[method].apply(this, values));
            return kept[method].apply(this, values);
        };
    }
    return {
        stop: () => Object.assign(IDBObjectStore.prototype, kept),
        count: () => count,
    };
}
