// Everything goes out as JSON and comes back; what is broken changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFile, exported, exportedRecords, fileOf, workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const { withFirstVisit } = workbenches();

async function addOutcome(bench, title) {
    await bench.click('button', 'Outcome');
    await bench.type(title, { end: 'Enter' });
}

const importFile = (bench, name, text) => chooseFile(bench, () => bench.press('Control+o'), fileOf(name, text));

test('[R110] an export holds every edit and opens in another browser', needsDist, async () => {
    let file;
    await withFirstVisit(async (bench) => {
        await addOutcome(bench, 'Pensions “feel” personal 👩');
        file = await exported(bench);
        assert.match(file.name, /\.throughline\.json$/);
        const { format, records } = JSON.parse(file.text);
        assert.equal(format, 'throughline');
        assert.ok(records.outcome.some(({ title }) => title === 'Pensions “feel” personal 👩'));
        await bench.assertClean();
    });
    await withFirstVisit(async (bench) => {
        const isThere = async () =>
            (await exportedRecords(bench)).outcome.some(({ title }) => title === 'Pensions “feel” personal 👩');
        assert.equal(await isThere(), false);
        await importFile(bench, file.name, file.text);
        const dialog = bench.byRole('dialog', 'Open a workspace file');
        assert.match(await dialog.innerText(), /1 added, 0 changed, 0 removed|1 added, \d+ changed, 0 removed/);
        assert.deepEqual(await bench.accessibilityProblems(), []);
        await bench.click('button', 'Replace');
        assert.equal((await exported(bench)).text, file.text, 'the same file goes out again');
        await bench.press('Control+z');
        assert.equal(await isThere(), false, 'one step takes all of it back');
        await bench.assertClean();
    });
});

const broken = {
    'broken syntax': ['{\n  "format": "throughline",\n  "version": 1,\n  "records": {]\n', /line 4, column \d+/],
    'a newer version': ['{\n  "format": "throughline",\n  "version": 999,\n  "records": {}\n}\n', /line 3, column \d+/],
};

for (const [what, [text, place]] of Object.entries(broken)) {
    test(`[R110] a file with ${what} says where, and changes nothing`, needsDist, () =>
        withFirstVisit(async (bench) => {
            const before = await bench.savedSequence();
            await importFile(bench, 'broken.throughline.json', text);
            const dialog = bench.byRole('dialog', 'Open a workspace file');
            const words = await dialog.innerText();
            assert.match(words, /1 thing is wrong; nothing was changed/);
            assert.match(words, place);
            await bench.click('button', 'Close');
            assert.equal(await dialog.count(), 0);
            assert.equal(await bench.savedSequence(), before);
            assert.equal(await bench.byRole('button', 'First home without surprises').count(), 1);
            await bench.assertClean();
        }));
}

test('[R110] a file of another kind is refused with a sentence', needsDist, () =>
    withFirstVisit(async (bench) => {
        await importFile(bench, 'picture.json.png', 'no');
        await bench.page.getByText('neither a workspace').first().waitFor();
        await bench.assertClean();
    }));
