// The whole workbench, opened fresh: what the tests of tests/browser/app_*.test.mjs share.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { dist, launch, needsDist } from './browser.mjs';
import { serve } from './server.mjs';
import { Workbench } from './workbench.mjs';

const project = new URL('../../../', import.meta.url).pathname;
export const examplePath = (name) => join(project, 'web', 'examples', name);
export const example = (name) => readFileSync(examplePath(name));

// One static host for the tests of a file; a browser with its own profile, and so a first visit, for each test.
export function workbenches() {
    const shared = {};
    before(async () => {
        if (!needsDist.skip)
            shared.server = await serve(dist);
    });
    after(async () => {
        await shared.server?.close();
    });
    shared.withFirstVisit = async (work, { address = 'url', ...options } = {}) => {
        const browser = await launch(options);
        try {
            await work(await Workbench.open(browser, shared.server[address]), browser);
        } finally {
            await browser.close();
        }
    };
    return shared;
}

// Chooses files as a person does: the program opens the chooser, the chooser gives the file.
export async function chooseFile(bench, openChooser, file) {
    const [chooser] = await Promise.all([bench.page.waitForEvent('filechooser'), openChooser()]);
    await chooser.setFiles(file);
    await bench.waitSettled();
}

export const fileOf = (name, content) => ({
    name,
    mimeType: name.endsWith('.csv') ? 'text/csv' : 'application/json',
    buffer: Buffer.from(content),
});

// Opens the palette, types, and takes the first entry.
export async function runByName(bench, words) {
    await bench.press('Control+k');
    await bench.type(words, { end: 'Enter' });
}

// All records as they stand now, by kind, from an export.
export async function exportedRecords(bench) {
    const { text } = await exported(bench);
    return JSON.parse(text).records;
}

export async function exported(bench) {
    const [download] = await Promise.all([bench.page.waitForEvent('download'), bench.click('button', 'Export')]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

// Drags with the mouse in steps, as a hand does.
export async function drag(bench, from, to) {
    const { mouse } = bench.page;
    await mouse.move(from.x, from.y);
    await bench.waitSettled();
    await mouse.down();
    for (let step = 1; step <= 4; ++step) {
        await mouse.move(from.x + ((to.x - from.x) * step) / 4, from.y + ((to.y - from.y) * step) / 4);
        // While something is held frames go on, so there is nothing to settle.
        const drawn = await bench.frames();
        await bench.page.waitForFunction((before) => window.throughline_test.frames() > before, drawn);
    }
    await mouse.up();
    await bench.waitSettled();
}

// The status line's sentence of what is saved.
export async function savedText(bench) {
    return bench.byRole('contentinfo', 'Status line').innerText();
}
