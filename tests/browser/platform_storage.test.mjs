// Workspaces in a real browser's IndexedDB: what was acknowledged survives kill -9; one tab writes; an emptied database
// is noticed; ?recover works without the program.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, makeProfile, needsBrowser, removeProfile } from './support/browser.mjs';
import { fixtureFolders, openFixture, project } from './support/fixture.mjs';
import { serve } from './support/server.mjs';

let server;
before(async () => {
    if (!needsBrowser.skip)
        server = await serve(fixtureFolders);
});
after(() => server?.close());

// What the browser has on disk for IndexedDB, for the message of a test that fails.
function filesOf(profile) {
    const folder = join(profile, 'Default', 'IndexedDB');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    const logs = names.filter((name) => /LOG(\.old)?$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
    return `on disk: ${names.join(', ')}\n${logs.join('\n')}`;
}

// In the page: calls a method of the storage that ends with a callback.
async function ask(bench, method, ...values) {
    return bench.page.evaluate(([name, given]) => new Promise((resolve, reject) => {
        window.fixture.page.storage[name](...given, (failure, value) => (failure ? reject(new Error(failure)) : resolve(value)));
    }), [method, values]);
}

// Values with bytes cannot be handed over as they are, so the writing happens in the page.
const begin = (bench) => bench.page.evaluate(async () => {
    const storage = window.fixture.page.storage;
    const call = (name, ...given) => new Promise((resolve, reject) => {
        storage[name](...given, (failure, value) => (failure ? reject(new Error(failure)) : resolve(value)));
    });
    const encode = (text) => new TextEncoder().encode(text);
    window.call = call;
    window.append = (sequence) => call('append', 'bank', [{ sequence, bytes: encode(`entry ${sequence} ${'x'.repeat(200)}`) }]);
    window.snapshot = (epoch, first) =>
        call('writeSnapshot', { id: 'bank', title: 'Harbour Bank', changed: Date.now(), deleted: false, last: first - 1 }, epoch, first, encode(`{"up to":${first - 1}}`), `h${epoch}`);
    const state = await call('open');
    const writable = await call('acquire', 'bank');
    const known = (await call('list')).find((record) => record.id === 'bank');
    if (!known && writable)
        await window.snapshot(1, 1);
    const read = await call('read', 'bank').catch(() => null);
    const texts = read ? read.entries.map((bytes) => new TextDecoder().decode(bytes).split(' ')[1]) : [];
    return { state, writable, last: read ? read.record.last : 0, first: read ? read.record.first : 1, epoch: read ? read.record.epoch : 0, sequences: read ? read.sequences : [], texts };
});

for (const [backend, switches] of [['the default backend', []], ['SQLite', ['--enable-features=IdbSqliteBackingStore']]]) {
    test(`[R109] killed ten times while writing, ${backend} keeps every acknowledged entry`, needsBrowser, async (context) => {
        const profile = makeProfile();
        let acknowledged = 0;
        let total = 0;
        try {
            for (let cycle = 0; cycle < 10; ++cycle) {
                const browser = await launch({ profile, arguments: switches });
                const bench = await openFixture(browser, server.url);
                await bench.page.exposeFunction('acknowledge', (sequence) => {
                    acknowledged = sequence;
                    ++total;
                });
                const found = await begin(bench);
                assert.equal(found.writable, true);
                assert.ok(found.last >= acknowledged,
                    `cycle ${cycle}: ${acknowledged} were acknowledged, ${found.last} are there; opened as "${found.state}", ${filesOf(profile)}`);
                assert.deepEqual(found.sequences.map(String), found.texts, 'each entry under its number');
                assert.equal(found.sequences.length, found.last - found.first + 1, 'without a gap');
                bench.page.evaluate(async ({ last, epoch }) => {
                    for (let sequence = last + 1; ; ++sequence) {
                        await window.append(sequence);
                        window.acknowledge(sequence);
                        if (sequence % 40 === 0)
                            await window.snapshot(++epoch, sequence + 1);
                    }
                }, found).catch(() => {});
                await new Promise((later) => setTimeout(later, 150 + cycle * 61));
                await browser.kill();
            }
            context.diagnostic(`${total} entries acknowledged over ten kills`);
            assert.ok(total > 50);
        } finally {
            removeProfile(profile);
        }
    });
}

for (const [kind, url] of [['with Web Locks', 'url'], ['on plain http, without them', 'intranetUrl']]) {
    test(`two tabs: one writes, the other takes over (${kind})`, needsBrowser, async () => {
        const browser = await launch();
        // A tab that notes what it is told of the others.
        const openWatching = async () => {
            const bench = await openFixture(browser, server[url]);
            await bench.page.evaluate(() => {
                window.notices = [];
                window.fixture.page.storage.watch((workspace, notice) => window.notices.push(notice));
            });
            return bench;
        };
        try {
            const first = await openFixture(browser, server[url]);
            assert.equal(await first.page.evaluate(() => Boolean(navigator.locks)), url === 'url');
            assert.equal((await begin(first)).writable, true);
            const second = await openWatching();
            assert.equal((await begin(second)).writable, false);
            await first.page.evaluate(() => window.append(1));
            await second.page.waitForFunction(() => window.notices.includes('changed'));
            await ask(second, 'takeOver', 'bank');
            await assert.rejects(first.page.evaluate(() => window.append(2)), /Another tab/);
            await second.page.evaluate(() => window.append(2));
            const third = await openWatching();
            assert.equal((await begin(third)).writable, false);
            await second.page.close();
            await third.page.waitForFunction(() => window.notices.includes('freed'), null, { timeout: 10_000 });
            assert.equal(await ask(third, 'acquire', 'bank'), true);
            await third.page.evaluate(() => window.append(3));
        } finally {
            await browser.close();
        }
    });
}

test('a database that vanished is noticed at the next start', needsBrowser, async () => {
    const profile = makeProfile();
    try {
        let browser = await launch({ profile });
        let bench = await openFixture(browser, server.url);
        await begin(bench);
        await bench.page.evaluate(() => localStorage.setItem('throughline.mark.bank', '1,1,abc'));
        await browser.close({ keepProfile: true });
        rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true });
        browser = await launch({ profile });
        bench = await openFixture(browser, server.url);
        assert.equal(await ask(bench, 'open'), 'emptied');
        await browser.close({ keepProfile: true });
    } finally {
        removeProfile(profile);
    }
});

test('a database that the browser threw away as damaged is noticed', needsBrowser, async () => {
    const profile = makeProfile();
    try {
        let browser = await launch({ profile });
        let bench = await openFixture(browser, server.url);
        await begin(bench);
        for (let sequence = 1; sequence <= 20; ++sequence)
            await bench.page.evaluate((at) => window.append(at), sequence);
        await browser.kill();
        const folder = join(profile, 'Default', 'IndexedDB');
        const database = readdirSync(folder).find((name) => name.endsWith('.leveldb'));
        for (const name of readdirSync(join(folder, database)).filter((file) => file.endsWith('.log'))) {
            const path = join(folder, database, name);
            const content = readFileSync(path);
            for (let at = 100; at < content.length; at += 97)
                content[at] ^= 0x40;
            writeFileSync(path, content);
        }
        browser = await launch({ profile });
        bench = await openFixture(browser, server.url);
        assert.equal(await ask(bench, 'open'), 'emptied');
        await browser.close({ keepProfile: true });
    } finally {
        removeProfile(profile);
    }
});

// What kill -9 leaves now and then: the head of a log record and a part of its body. The next browser appends behind it,
// and the one after that would take the log for damaged and begin an empty database (google/leveldb#1287).
test('a log record that a killed browser left half written costs nothing, two starts later', needsBrowser, async (context) => {
    const profile = makeProfile();
    try {
        for (let start = 0; start < 3; ++start) {
            const browser = await launch({ profile });
            const bench = await openFixture(browser, server.url);
            const found = await begin(bench);
            assert.equal(found.last, start * 20, `start ${start}, opened as "${found.state}"`);
            for (let sequence = found.last + 1; sequence <= (start + 1) * 20; ++sequence)
                await bench.page.evaluate((at) => window.append(at), sequence);
            await browser.kill();
            const folder = join(profile, 'Default', 'IndexedDB');
            const logs = readdirSync(folder, { recursive: true }).filter((name) => /\d+\.log$/.test(name));
            if (!logs.length)
                return context.skip('this browser does not keep IndexedDB in LevelDB');
            const halfRecord = Buffer.from([0x9a, 0xb6, 0x93, 0x04, 136, 0, 1, ...new Array(19).fill(0)]);
            if (start === 0)
                appendFileSync(join(folder, logs.sort().at(-1)), halfRecord);
        }
    } finally {
        removeProfile(profile);
    }
});

test('[R109] a tab closed right after an edit keeps it, without work while it closes', needsBrowser, async () => {
    const browser = await launch();
    try {
        for (let round = 1; round <= 5; ++round) {
            const bench = await openFixture(browser, server.url);
            const found = await begin(bench);
            assert.equal(found.last, round - 1);
            await bench.page.evaluate((sequence) => void window.append(sequence), round);
            await bench.page.close({ runBeforeUnload: true });
        }
    } finally {
        await browser.close();
    }
});

test('?recover lists and saves what is stored, though the program is missing', needsBrowser, async () => {
    const browser = await launch();
    // web/ as it lies there: a page without its program, below the fixture that fills the database of this host.
    const host = await serve([...fixtureFolders, project]);
    try {
        const bench = await openFixture(browser, host.url);
        await begin(bench);
        await bench.page.evaluate(async () => {
            await window.append(1);
            await window.snapshot(2, 2);
            await window.append(2);
            localStorage.setItem('throughline.mark.lost-one', '1,1,a');
        });
        const { page } = bench;
        await page.goto(`${host.url}web/index.html?recover`);
        await page.getByRole('row', { name: /earlier state/ }).waitFor();
        const rows = await page.getByRole('row').allTextContents();
        assert.match(rows[1], /^Harbour Bankcurrent.*entries up to 2, 1 in the journal/);
        assert.match(rows[2], /^Harbour Bankearlier state.*entries up to 1, 1 in the journal/);
        assert.match(await page.locator('#recover').textContent(), /Once stored here and gone now: lost-one/);
        const [raw] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save everything raw' }).first().click()]);
        const content = JSON.parse(readFileSync(await raw.path(), 'utf8'));
        assert.equal(atob(content.snapshot), '{"up to":1}');
        assert.match(atob(content.journal[0].bytes), /^entry 2 /);
        const [snapshot] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as workspace' }).first().click()]);
        assert.equal(snapshot.suggestedFilename(), 'Harbour Bank 2.throughline.json');
        assert.deepEqual(await bench.accessibilityProblems(), []);
    } finally {
        await browser.close();
        await host.close();
    }
});
