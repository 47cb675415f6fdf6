// The browser is killed as a power switch does, twenty times, while a person edits through the screens. What the status
// line called saved is there again each time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportedRecords, runByName, savedText, workbenches } from './support/app.mjs';
import { launch, makeProfile, needsDist, removeProfile } from './support/browser.mjs';
import { Workbench } from './support/workbench.mjs';

const shared = workbenches();
const kills = 20;

async function addOutcome(bench, title, end) {
    await bench.click('button', 'Outcome');
    await bench.page.waitForFunction(() => window.throughline_test.editing());
    await bench.page.keyboard.insertText(title);
    await end();
}

// The entry that the status line and the storage both call saved.
async function acknowledged(bench) {
    const sequence = await bench.savedSequence();
    assert.match(await savedText(bench), new RegExp(`Saved .*entry ${sequence}\\b`));
    return sequence;
}

test('[R109] every edit that was called saved is there after each of 20 kills', { ...needsDist, timeout: 900_000 }, async () => {
    const profile = makeProfile();
    const expected = new Map(); // number of the outcome -> its title
    let sequence = 0;
    try {
        for (let round = 1; round <= kills + 1; ++round) {
            const browser = await launch({ profile });
            const bench = await Workbench.open(browser, shared.server.url);
            const found = await bench.savedSequence();
            assert.ok(found >= sequence, `entry ${sequence} was saved, ${found} is there`);
            const titles = (await exportedRecords(bench)).outcome.map(({ title }) => title);
            for (const title of expected.values())
                assert.ok(titles.includes(title), `after kill ${round - 1}, ${title} is in ${titles}`);
            assert.deepEqual(bench.problems, []);
            if (round > kills)
                return await browser.close();

            await addOutcome(bench, `Kept ${round}`, () => bench.press('Enter'));
            expected.set(round, `Kept ${round}`);
            // An older one gets another name, in the inspector, on every second round.
            if (round % 2 === 0) {
                await runByName(bench, expected.get(round - 1));
                await bench.fill('textbox', 'Name', `Kept ${round - 1}, renamed`);
                expected.set(round - 1, `Kept ${round - 1}, renamed`);
            }
            sequence = await acknowledged(bench);
            // Nobody was told that this one is saved: it may be there or not.
            await addOutcome(bench, `Cut short ${round}`, () => bench.page.keyboard.press('Enter'));
            await browser.kill();
        }
    } finally {
        removeProfile(profile);
    }
});
