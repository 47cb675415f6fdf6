// What was said to be saved is there again: after a reload, and after the browser's process was killed while editing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbenches } from './support/app.mjs';
import { launch, makeProfile, needsDist, removeProfile } from './support/browser.mjs';
import { Workbench } from './support/workbench.mjs';

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
        assert.equal(await bench.byRole('button', 'Still here after a reload').count(), 1);
        assert.equal(await bench.savedSequence(), saved);
        await bench.byRole('button', 'Harbour Bank').waitFor();
        await bench.assertClean();
    }));

const rounds = 20;
test(`[R109] a browser killed ${rounds} times while editing has lost no acknowledged edit`, { ...needsDist, timeout: 240_000 }, async () => {
    const profile = makeProfile();
    let acknowledged = { sequence: 0, title: 'First home without surprises' };
    try {
        for (let round = 1; round <= rounds; ++round) {
            const browser = await launch({ profile });
            const bench = await Workbench.open(browser, shared.server.url);
            assert.equal(await bench.byRole('button', acknowledged.title).count(), 1, `round ${round}: “${acknowledged.title}”`);
            assert.ok((await bench.savedSequence()) >= acknowledged.sequence, `round ${round}: no entry is missing`);
            // The card is renamed, so that the canvas stays as large as it was.
            await bench.click('button', acknowledged.title);
            const name = `Round ${round} first`;
            await bench.fill('textbox', 'Name', name);
            await bench.fill('textbox', 'Name', `Round ${round}`);
            acknowledged = { sequence: await bench.savedSequence(), title: `Round ${round}` };
            // Two entries more, acknowledged too, that leave the title as it was.
            await bench.press('Control+z');
            await bench.press('Control+y');
            assert.ok((await bench.savedSequence()) >= acknowledged.sequence + 2);
            await browser.kill();
        }
    } finally {
        removeProfile(profile);
    }
});
