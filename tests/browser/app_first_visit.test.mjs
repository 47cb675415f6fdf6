// A first visit begins with a part of the program; the rest and the example's customers come when the screen is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dist, launch, needsDist } from './support/browser.mjs';
import { serve } from './support/server.mjs';
import { Workbench } from './support/workbench.mjs';

const restPath = '**/throughline_rest.*.wasm';

let server;
before(async () => {
    if (!needsDist.skip)
        server = await serve(dist);
});
after(() => server?.close());

// A browser that has never been here, with the page not yet opened.
async function firstVisit(work) {
    const browser = await launch();
    try {
        const bench = await Workbench.blank(browser, server.url);
        const { page } = bench;
        const begin = async () => {
            await page.goto(`${server.url}?test&no-worker`);
            await page.waitForFunction(() => window.throughline_test && window.throughline_test.frames() > 0);
        };
        await work({ page, bench, begin });
    } finally {
        await browser.close();
    }
}

const early = (page) => page.evaluate(() => window.throughline_early);

test('nothing of the rest is called before it is there, and then the customers arrive', needsDist, () =>
    firstVisit(async ({ page, bench, begin }) => {
        let release;
        const held = new Promise((done) => (release = done));
        await page.route(restPath, async (route) => {
            await held;
            await route.continue();
        });
        await begin();
        // The first screen is there and answers: what is under the pointer is told, a place opens.
        await bench.byRole('link', 'Journeys').waitFor({ state: 'attached' });
        const wide = await page.evaluate(() => innerWidth);
        for (const part of [0.3, 0.4, 0.5, 0.6])
            await page.mouse.move(wide * part, 400, { steps: 3 });
        await page.mouse.wheel(0, 100);
        const link = await bench.centre(bench.byRole('link', 'Journeys'));
        await page.mouse.click(link.x, link.y);
        await page.waitForFunction(() => location.hash.startsWith('#journeys'));
        assert.deepEqual(await early(page), [], 'run `make divide`: the first visit calls what src/app/later.txt leaves out');
        assert.equal(await bench.ask('settled'), 'no');
        release();
        await bench.waitSettled();
        assert.deepEqual(await early(page), []);
        await bench.click('link', 'Customers');
        await page.getByText(/\b\d[\d,]* (customers|rows|households)/i).first().waitFor({ state: 'attached' });
        // What arrived later is no step that could be undone.
        assert.equal(await bench.byRole('button', 'Undo').getAttribute('aria-disabled'), 'true');
        await bench.assertClean();
    }));

test('a person who is quicker than the rest gets it at once', needsDist, () =>
    firstVisit(async ({ page, bench, begin }) => {
        let asked = 0;
        // The first request is never answered; the one that the call makes is.
        await page.route(restPath, (route) => (++asked > 1 ? route.continue() : undefined));
        await begin();
        const button = await bench.centre(bench.byRole('button', 'Outcome'));
        await page.mouse.click(button.x, button.y);
        await page.waitForFunction(() => window.throughline_early.length > 0);
        await bench.type('Added in a hurry', { end: 'Enter' });
        assert.equal(asked, 2);
        assert.equal(await bench.byRole('button', 'Added in a hurry').count(), 1);
        assert.deepEqual(bench.problems, []);
    }));

test('the rest is asked for again when the network was gone', needsDist, () =>
    firstVisit(async ({ page, bench, begin }) => {
        let asked = 0;
        await page.route(restPath, (route) => (++asked > 2 ? route.continue() : route.abort()));
        await begin();
        await bench.waitSettled();
        assert.equal(asked, 3);
        assert.deepEqual(await early(page), []);
    }));

test('later visits have the whole program before they begin', needsDist, () =>
    firstVisit(async ({ page, bench, begin }) => {
        await begin();
        await bench.waitSettled();
        let answered = false;
        await page.route(restPath, async (route) => {
            await new Promise((done) => setTimeout(done, 700));
            answered = true;
            await route.continue();
        });
        await page.goto('about:blank');
        await begin();
        assert.equal(answered, true);
        await bench.waitSettled();
        assert.deepEqual(await early(page), []);
        await bench.assertClean();
    }));
