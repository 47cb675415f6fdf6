// Pictures of the canvas as the page saves them: the SVG and the page to print open in the browser, and the PNG is the same
// picture with the page's own fonts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const shared = workbenches();

async function savedBy(bench, label) {
    const download = bench.page.waitForEvent('download');
    await bench.click('button', 'Harbour Bank');
    await bench.click('menuitem', label);
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('[R066] the journey map is saved as SVG, PNG and a page to print', needsDist, () =>
    shared.withFirstVisit(async (bench) => {
        await bench.click('link', 'Journeys');
        await bench.byRole('textbox', 'Name of the stage').first().waitFor();
        const svg = await savedBy(bench, 'Export picture (SVG)');
        assert.match(svg.name, /\.svg$/);
        const size = await bench.page.evaluate((text) => {
            const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
            const words = [...root.querySelectorAll('text')].map((node) => node.textContent);
            return { name: root.localName, words, width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) };
        }, svg.bytes.toString('utf8'));
        assert.equal(size.name, 'svg');
        assert.ok(size.words.includes('Initial interest'));
        assert.ok(size.words.includes('Backstage'));

        const png = await savedBy(bench, 'Export picture (PNG)');
        assert.match(png.name, /\.png$/);
        assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');
        // Twice the size: width and height stand in the header.
        assert.equal(png.bytes.readUInt32BE(16), Math.ceil(size.width * 2));
        assert.equal(png.bytes.readUInt32BE(20), Math.ceil(size.height * 2));

        const page = await savedBy(bench, 'Export page to print (A4)');
        assert.match(page.name, /\.html$/);
        assert.match(page.bytes.toString('utf8'), /size:A4 landscape/);
    }));
