// Simulations run in a Worker beside the page; where there can be none, or it ends, the page makes them itself and comes to
// the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const { withFirstVisit } = workbenches();
const pages = ['simulation', 'trade_off', 'budget', 'compare'];

// What is on the screen, without the time of day.
const texts = async (bench) => (await bench.page.locator('#mirror').innerText()).replace(/Saved \d\d:\d\d:\d\d/, 'Saved');

async function open(bench, page) {
    await bench.page.evaluate((address) => (location.hash = address), `#decisions/next-action/${page}`);
    await bench.page.waitForTimeout(50);
    await bench.waitSettled();
}

async function seen(bench) {
    const found = {};
    for (const page of pages) {
        await open(bench, page);
        found[page] = await texts(bench);
    }
    return found;
}

test('[R105] simulations are made by a Worker, and come to the same as on the page', needsDist, async () => {
    let beside;
    await withFirstVisit(async (bench) => {
        assert.equal(bench.page.workers().length, 0);
        beside = await seen(bench);
        assert.equal(bench.page.workers().length, 1);
        assert.match(beside.simulation, /Customers with an action\s+97.1 %\s+777 of 800/);
        await bench.assertClean();
    });
    await withFirstVisit(async (bench) => {
        await bench.page.addInitScript(() => delete window.Worker);
        await bench.reload();
        assert.deepEqual(await seen(bench), beside);
        assert.equal(bench.page.workers().length, 0);
    });
});

test('[R105] a Worker that ends takes nothing with it', needsDist, async () => {
    await withFirstVisit(async (bench) => {
        await open(bench, 'simulation');
        const before = await texts(bench);
        const warnings = [];
        bench.page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
        await bench.page.workers()[0].evaluate(() => {
            setTimeout(() => {
                throw new Error('out of memory');
            });
        });
        await open(bench, 'trade_off');
        assert.match(await texts(bench), /200 settings of the levers/);
        await open(bench, 'simulation');
        assert.equal(await texts(bench), before);
        assert.equal(bench.page.workers().length, 0);
        assert.match(warnings.join('\n'), /The Worker has ended: .*out of memory/);
    });
});
