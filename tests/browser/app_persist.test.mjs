// What was said to be saved is there again after a reload. Kills of the browser: app_kills.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runByName, workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const shared = workbenches();

async function addOutcome(bench, title) {
    await bench.click('button', 'Outcome');
    await bench.type(title, { end: 'Enter' });
}

test('[R109] an edit is there after a reload, and undo is not needed for it', needsDist, () =>
    shared.withFirstVisit(async (bench) => {
        await addOutcome(bench, 'Still here after a reload');
        const saved = await bench.savedSequence();
        await bench.reload();
        await runByName(bench, 'Still here after a reload');
        assert.equal(await bench.byRole('button', 'Still here after a reload').count(), 1);
        assert.equal(await bench.savedSequence(), saved);
        await bench.byRole('button', 'Harbour Bank').waitFor();
        await bench.assertClean();
    }));
