// web/storage*.js over fake-indexeddb: what is acknowledged is there, whatever breaks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBDatabase, IDBTransaction } from 'fake-indexeddb';
import { ask, backupToDrop, bytes, entry, makeBrowser, makeStorage, onWrite, storageLimits, summary, text } from './storage_world.mjs';

async function begin(browser, changes) {
    const storage = makeStorage(browser.tab(changes));
    assert.equal(await ask(storage, 'open'), 'ready');
    assert.equal(await ask(storage, 'acquire', 'bank'), true);
    return storage;
}

const contents = (read) => read.entries.map(text);

test('[R109] a workspace is written, listed and read back', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{"a":1}'), 'hash');
    await ask(storage, 'append', 'bank', [entry(1), entry(2)]);
    const list = await ask(storage, 'list');
    assert.deepEqual(list.map((record) => [record.id, record.title, record.last]), [['bank', 'Harbour Bank', 2]]);
    const read = await ask(storage, 'read', 'bank');
    assert.equal(text(read.snapshot[0]), '{"a":1}');
    assert.equal(read.record.hash, 'hash');
    assert.deepEqual(read.sequences, [1, 2]);
    assert.deepEqual(contents(read), ['entry 1', 'entry 2']);
    await assert.rejects(ask(storage, 'read', 'other'), /no workspace of this name/);
});

test('answers come in order, and entries given meanwhile share one transaction', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    const before = storage.acknowledged();
    const order = [];
    const asked = [];
    for (let sequence = 1; sequence <= 50; ++sequence)
        asked.push(ask(storage, 'append', 'bank', [entry(sequence)]).then(() => order.push(sequence)));
    await Promise.all(asked);
    assert.deepEqual(order, Array.from({ length: 50 }, (_, index) => index + 1));
    assert.ok(storage.acknowledged() - before <= 2, 'fifty entries in at most two transactions');
});

test('every write is strict, and acknowledged only after the commit', async () => {
    const browser = makeBrowser();
    const durabilities = [];
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
        if (mode === 'readwrite')
            durabilities.push([String(stores), options.durability]);
        return original.call(this, stores, mode, options);
    };
    try {
        const storage = await begin(browser);
        await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
        await ask(storage, 'append', 'bank', [entry(1)]);
        await ask(storage, 'writeChunk', 'c', bytes('abc'));
    } finally {
        IDBDatabase.prototype.transaction = original;
    }
    const relaxed = durabilities.filter(([, durability]) => durability !== 'strict');
    assert.deepEqual(relaxed, [['snapshots', 'relaxed']], 'only the chunks before the flip');
});

test('a snapshot of many chunks seals the old epoch and keeps the entries that follow it', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('first'), 'h1');
    await ask(storage, 'append', 'bank', [entry(1), entry(2), entry(3)]);
    const large = new Uint8Array(9 << 20).fill(7);
    await ask(storage, 'writeSnapshot', summary('bank', 2), 2, 3, large, 'h2');
    const read = await ask(storage, 'read', 'bank');
    assert.deepEqual(read.snapshot.map((chunk) => chunk.length), [4 << 20, 4 << 20, 1 << 20]);
    assert.deepEqual(read.sequences, [3]);
    assert.equal(read.record.last, 3);
    const [backup] = await ask(storage, 'listBackups', 'bank');
    assert.equal(backup.epoch, 1);
    const old = await ask(storage, 'readBackup', 'bank', 1);
    assert.equal(text(old.snapshot[0]), 'first');
    assert.deepEqual(contents(old), ['entry 1', 'entry 2']);
    await assert.rejects(ask(storage, 'writeSnapshot', summary(), 2, 3, bytes('x'), 'h3'), /newer snapshot/);
    await ask(storage, 'writeSnapshot', summary(), 2, 3, large, 'h2');
});

test('ten backups are kept: the newest, and old ones spread over time', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    for (let epoch = 1; epoch <= 30; ++epoch)
        await ask(storage, 'writeSnapshot', summary(), epoch, 1, bytes(`state ${epoch}`), `h${epoch}`);
    const epochs = (await ask(storage, 'listBackups', 'bank')).map((backup) => backup.epoch);
    assert.equal(epochs.length, storageLimits.backups);
    assert.deepEqual(epochs.slice(0, 5), [29, 28, 27, 26, 25]);
    assert.equal(text((await ask(storage, 'readBackup', 'bank', epochs[9])).snapshot[0]), `state ${epochs[9]}`);
    const backups = [90, 80, 70, 60, 50, 40, 39, 20, 10, 5, 1].map((sealed) => ({ sealed }));
    assert.equal(backupToDrop(backups).sealed, 40);
});

test('[R109] a crash at each write loses nothing that was acknowledged and leaves a whole state', async () => {
    let crashes = 0;
    for (let at = 0; ; ++at) {
        const browser = makeBrowser();
        const acknowledged = [];
        const dead = new Set();
        const faults = onWrite(at, (store) => {
            dead.add(browser);
            store.transaction.abort();
            throw Object.assign(new Error('the page is gone'), { name: 'Gone' });
        });
        const original = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...values) {
            if (dead.has(browser))
                throw Object.assign(new Error('the page is gone'), { name: 'Gone' });
            return original.apply(this, values);
        };
        let snapshots = 0;
        try {
            const storage = await begin(browser);
            for (let epoch = 1; epoch <= 3; ++epoch) {
                const first = acknowledged.length + 1;
                await ask(storage, 'writeSnapshot', summary('bank', first - 1), epoch, first, bytes(`up to ${first - 1}`), `h${epoch}`);
                snapshots = epoch;
                for (let index = 0; index < 3; ++index) {
                    const sequence = acknowledged.length + 1;
                    await ask(storage, 'append', 'bank', [entry(sequence)]);
                    acknowledged.push(sequence);
                }
            }
        } catch {
            // The page is gone; what it had acknowledged counts.
        }
        faults.stop();
        IDBDatabase.prototype.transaction = original;
        if (!dead.size)
            break;
        ++crashes;
        const next = makeStorage(browser.tab({ locks: null }));
        await ask(next, 'open');
        if (!snapshots)
            continue;
        const read = await ask(next, 'read', 'bank');
        const base = Number(text(read.snapshot[0]).slice('up to '.length));
        const expected = acknowledged.filter((sequence) => sequence > base);
        assert.ok(read.record.epoch >= snapshots, `crash at write ${at}: epoch`);
        assert.deepEqual(read.sequences.slice(0, expected.length), expected, `crash at write ${at}: entries`);
        assert.deepEqual(contents(read), read.sequences.map((sequence) => `entry ${sequence}`));
    }
    assert.ok(crashes >= 30, `${crashes} places to crash were tried`);
});

test('a connection that breaks is reopened and the queue goes on', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    const original = IDBDatabase.prototype.transaction;
    let broken = 2;
    IDBDatabase.prototype.transaction = function (...values) {
        if (broken-- > 0)
            throw Object.assign(new Error('Connection to Indexed Database server lost'), { name: 'UnknownError' });
        return original.apply(this, values);
    };
    try {
        await ask(storage, 'append', 'bank', [entry(1)]);
    } finally {
        IDBDatabase.prototype.transaction = original;
    }
    assert.deepEqual((await ask(storage, 'read', 'bank')).sequences, [1]);
});

test('an entry whose answer was lost may be asked again; another one under its number may not', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    await ask(storage, 'append', 'bank', [entry(1)]);
    await ask(storage, 'append', 'bank', [entry(1), entry(2)]);
    await assert.rejects(ask(storage, 'append', 'bank', [entry(2, 'something else')]), /under this number already/);
    assert.deepEqual(contents(await ask(storage, 'read', 'bank')), ['entry 1', 'entry 2']);
});

test('a full disk is said in a sentence, and the next write works', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    const faults = onWrite(0, () => {
        throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    });
    await assert.rejects(ask(storage, 'append', 'bank', [entry(1)]), /no more room/);
    faults.stop();
    await ask(storage, 'append', 'bank', [entry(1)]);
    assert.deepEqual((await ask(storage, 'read', 'bank')).sequences, [1]);
});

test('a browser that does not answer is noticed, and a later try stores the entry once', async () => {
    const browser = makeBrowser();
    const quick = { setTimeout: (work, milliseconds) => setTimeout(work, milliseconds / 100) };
    const storage = await begin(browser, quick);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    const original = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...values) {
        const made = transaction.apply(this, values);
        Object.defineProperty(made, 'oncomplete', { set() {}, get: () => null, configurable: true });
        return made;
    };
    try {
        await assert.rejects(ask(storage, 'append', 'bank', [entry(1)]), /did not answer/);
    } finally {
        IDBDatabase.prototype.transaction = transaction;
        if (original)
            Object.defineProperty(IDBTransaction.prototype, 'oncomplete', original);
    }
    await ask(storage, 'append', 'bank', [entry(1)]);
    assert.deepEqual((await ask(storage, 'read', 'bank')).sequences, [1]);
});

test('an emptied database is noticed by the mark beside it', async () => {
    const next = makeBrowser();
    next.area.setItem('throughline.mark.bank', '1,0,0');
    assert.equal(await ask(makeStorage(next.tab()), 'open'), 'emptied');
    assert.equal(await ask(makeStorage(next.tab()), 'open'), 'ready');
});

test('a browser without IndexedDB keeps tables for the session and says so of the rest', async () => {
    for (const indexedDB of [null, { open: () => { throw Object.assign(new Error('no'), { name: 'SecurityError' }); } }]) {
        const storage = makeStorage(makeBrowser().tab({ indexedDB }));
        assert.equal(await ask(storage, 'open'), 'session');
        assert.deepEqual(await ask(storage, 'list'), []);
        assert.equal(await ask(storage, 'acquire', 'bank'), true);
        await assert.rejects(ask(storage, 'append', 'bank', [entry(1)]), /keeps nothing/);
        await ask(storage, 'writeChunk', 'c1', bytes('abc'));
        assert.equal(text(await ask(storage, 'readChunk', 'c1')), 'abc');
    }
});

test('chunks are stored by name, shared and removed', async () => {
    const storage = await begin(makeBrowser());
    await ask(storage, 'writeChunk', 'c1', bytes('abc'));
    assert.equal(text(await ask(storage, 'readChunk', 'c1')), 'abc');
    await ask(storage, 'removeChunks', ['c1', 'c2']);
    await assert.rejects(ask(storage, 'readChunk', 'c1'), /missing in this browser/);
});

test('title, deleted flag, purge', async () => {
    const browser = makeBrowser();
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    await ask(storage, 'append', 'bank', [entry(1)]);
    browser.area.setItem('throughline.mark.bank', '1,1,1');
    await ask(storage, 'updateSummary', { ...summary(), title: 'New', deleted: true });
    const [record] = await ask(storage, 'list');
    assert.deepEqual([record.title, record.deleted, record.last], ['New', true, 1]);
    await ask(storage, 'purge', 'bank');
    assert.deepEqual(await ask(storage, 'list'), []);
    assert.equal(browser.area.getItem('throughline.mark.bank'), null);
});

test('what was never acknowledged waits in localStorage and is stored by the next page', async () => {
    const browser = makeBrowser({ locks: false });
    const storage = await begin(browser);
    await ask(storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
    const faults = onWrite(0, () => {
        throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    });
    await assert.rejects(ask(storage, 'append', 'bank', [entry(1, 'Žofie \u0000\u00ff'), entry(2)]));
    faults.stop();
    storage.suspend(true);
    assert.ok(browser.area.getItem('throughline.tail.bank'));
    const next = await begin(browser);
    const read = await ask(next, 'read', 'bank');
    assert.deepEqual(contents(read), ['Žofie \u0000\u00ff', 'entry 2']);
    assert.equal(browser.area.getItem('throughline.tail.bank'), null);
});
