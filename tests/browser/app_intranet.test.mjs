// Plain http on an intranet: no secure context, and everything of the workbench all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runByName, savedText, workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const { withFirstVisit } = workbenches();

test('[R113] over plain http edits are saved and kept, and the status line says what is missing', needsDist, () =>
    withFirstVisit(
        async (bench) => {
            assert.equal(await bench.page.evaluate(() => isSecureContext), false);
            assert.match(await savedText(bench), /Plain http: works offline while open/);
            const before = await bench.savedSequence();
            await bench.click('button', 'Outcome');
            await bench.type('Kept on the intranet', { end: 'Enter' });
            assert.ok((await bench.savedSequence()) > before);
            await bench.click('button', 'Undo');
            assert.equal(await bench.byRole('button', 'Kept on the intranet').count(), 0);
            await bench.press('Control+y');
            await bench.reload();
            await runByName(bench, 'Kept on the intranet');
            assert.equal(await bench.byRole('button', 'Kept on the intranet').count(), 1);
            await bench.assertClean();
        },
        { address: 'intranetUrl' },
    ));

test('[R110] over plain http a workspace goes out as a file', needsDist, () =>
    withFirstVisit(
        async (bench) => {
            const [download] = await Promise.all([bench.page.waitForEvent('download'), bench.click('button', 'Export')]);
            assert.equal(download.suggestedFilename(), 'harbour-bank.throughline.json');
            await bench.assertClean();
        },
        { address: 'intranetUrl' },
    ));
