// dist/ from plain static hosts: sub-path, intranet http, wrong types, no network, a newer version, one file from a
// disk, and what a person sees when something is missing.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { dist, launch, needsDist } from './support/browser.mjs';
import { serve } from './support/server.mjs';
import { Workbench } from './support/workbench.mjs';

let server;
let browser;
before(async () => {
    if (needsDist.skip)
        return;
    server = await serve(dist, { path: '/some/where/' });
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await server?.close();
});

test('[R111][R113] opens below a sub-path, asks nobody else, breaks no rule of its policy', needsDist, async () => {
    const bench = await Workbench.open(browser, server.url);
    await bench.assertClean();
    const missing = server.requests.filter(({ status }) => status !== 200);
    assert.deepEqual(missing, []);
    assert.ok(server.requests.every(({ path }) => path.startsWith('/some/where/')));
});

test('[R113] opens on an intranet over plain http, without what browsers withhold there', needsDist, async () => {
    const bench = await Workbench.open(browser, server.intranetUrl);
    assert.equal(await bench.page.evaluate(() => isSecureContext), false);
    await bench.assertClean();
});

test('[R113] opens from a host that knows no types', needsDist, async () => {
    const host = await serve(dist, { plain: true });
    try {
        await (await Workbench.open(browser, host.url)).assertClean();
    } finally {
        await host.close();
    }
});

test('draws nothing for ten seconds when nobody does anything', needsDist, async () => {
    const bench = await Workbench.open(browser, server.url);
    // What starting set going (the first save, a tooltip's delay) has ended by then.
    await bench.page.waitForTimeout(3000);
    await bench.waitSettled();
    const before = await bench.frames();
    await bench.page.waitForTimeout(10_000);
    assert.equal((await bench.frames()) - before, 0);
});

test('axe-core finds nothing wrong on the first screen', needsDist, async () => {
    const bench = await Workbench.open(browser, server.url);
    assert.deepEqual(await bench.accessibilityProblems(), []);
});

test('a lost graphics context comes back and the screen with it', needsDist, async () => {
    const bench = await Workbench.open(browser, server.url);
    const before = await bench.page.screenshot();
    const lose = () => bench.page.evaluate(() => {
        const canvas = document.getElementById('canvas');
        window.extension = window.extension ?? canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        return new Promise((done) => {
            canvas.addEventListener('webglcontextrestored', () => setTimeout(done, 50), { once: true });
            canvas.addEventListener('webglcontextlost', () => setTimeout(() => window.extension.restoreContext(), 50), { once: true });
            window.extension.loseContext();
        });
    });
    for (let round = 0; round < 2; ++round) {
        await lose();
        await bench.waitSettled();
        const after = await bench.page.screenshot();
        assert.ok(Math.abs(after.length - before.length) < before.length * 0.05, `round ${round}: as much on the screen as before`);
    }
    await bench.assertClean();
});

async function waitForWorker(bench) {
    await bench.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
    });
}

// What a demo shows: the worked example, and the customers of its table.
async function showsTheExample(bench) {
    await bench.byRole('button', 'Harbour Bank').waitFor();
    await bench.byRole('button', 'First home without surprises').waitFor();
    await bench.click('link', 'Customers');
    await bench.byRole('gridcell', 'HB-0001').first().waitFor();
}

test('[R112] opens again without a network, also at an address with a place in it', needsDist, async () => {
    const host = await serve(dist, { path: '/offline/' });
    const other = await launch();
    try {
        const bench = await Workbench.open(other, host.url);
        await waitForWorker(bench);
        await host.close();
        await bench.reload();
        await showsTheExample(bench);
        await bench.assertClean();
        const again = await Workbench.open(other, `${host.url}#somewhere`);
        assert.ok((await again.frames()) > 0);
        // The script of the Worker that simulates is kept too.
        await again.page.evaluate(() => (location.hash = '#decisions/next-action/simulation'));
        await again.page.getByText('Customers with an action').waitFor({ state: 'attached' });
        assert.equal(again.page.workers().length, 1);
        await again.assertClean();
    } finally {
        await other.close();
        await host.close().catch(() => {});
    }
});

test('a newer version is fetched whole and waits until the person agrees', needsDist, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-dist-'));
    cpSync(dist, folder, { recursive: true });
    const host = await serve(folder);
    const other = await launch();
    const caches = (bench) => bench.page.evaluate(async () => (await window.caches.keys()).sort());
    try {
        let bench = await Workbench.open(other, host.url);
        await waitForWorker(bench);
        await bench.reload();
        const [first] = await caches(bench);
        const worker = join(folder, 'service_worker.js');
        const version = first.slice('throughline-'.length);
        const older = readFileSync(worker, 'utf8');
        const index = join(folder, 'index.html');
        writeFileSync(worker, older.replace(version, 'newer'));
        writeFileSync(index, readFileSync(index, 'utf8').replace('<html ', '<html data-newer '));
        await bench.page.evaluate(() => {
            window.told = new Promise((done) => window.addEventListener('throughline-update', done, { once: true }));
            return navigator.serviceWorker.getRegistration().then((registration) => registration.update());
        });
        await bench.page.evaluate(() => window.told.then(() => {}));
        await bench.reload();
        assert.equal(await bench.page.evaluate(() => 'newer' in document.documentElement.dataset), false, 'still the old one');
        assert.deepEqual(await caches(bench), [first, 'throughline-newer'].sort());
        await Promise.all([
            bench.page.waitForEvent('load'),
            bench.page.evaluate(() => window.dispatchEvent(new Event('throughline-reload', { cancelable: true }))),
        ]);
        await bench.waitStarted();
        assert.equal(await bench.page.evaluate(() => 'newer' in document.documentElement.dataset), true);
        assert.deepEqual(await caches(bench), ['throughline-newer']);
    } finally {
        await other.close();
        await host.close();
        rmSync(folder, { recursive: true, force: true });
    }
});

test('[R112] the whole workbench is one file that opens from a disk', needsDist, async () => {
    const bench = await Workbench.open(browser, pathToFileURL(join(dist, 'throughline.html')).href);
    await showsTheExample(bench);
    // There is no script for a Worker: the page simulates itself.
    await bench.page.evaluate(() => (location.hash = '#decisions/next-action/simulation'));
    await bench.page.getByText('Customers with an action').waitFor({ state: 'attached' });
    assert.equal(bench.page.workers().length, 0);
    assert.deepEqual(bench.problems, []);
    assert.deepEqual(await bench.page.evaluate(() => window.policyViolations), []);
    assert.deepEqual(bench.foreign.filter((address) => !address.startsWith('file:')), []);
});

async function openBroken(other, url) {
    const bench = await Workbench.open(other, url, { wait: false });
    await bench.page.getByRole('heading', { name: 'Throughline cannot start' }).waitFor();
    assert.deepEqual(await bench.accessibilityProblems(), []);
    return bench.page.locator('#trouble').textContent();
}

test('without WebGL the page says so and leads to what is stored', needsDist, async () => {
    const other = await launch({ arguments: ['--disable-3d-apis'] });
    try {
        assert.match(await openBroken(other, server.url), /does not offer WebGL 2[^]*See what is stored here/);
    } finally {
        await other.close();
    }
});

test('with a file missing on the server the page says so', needsDist, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-dist-'));
    cpSync(dist, folder, { recursive: true });
    rmSync(join(folder, readdirSync(folder).find((name) => name.endsWith('.wasm'))));
    const host = await serve(folder);
    try {
        assert.match(await openBroken(browser, host.url), /could not be loaded[^]*404/);
    } finally {
        await host.close();
        rmSync(folder, { recursive: true, force: true });
    }
});
