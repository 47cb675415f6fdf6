// A CSV file of 1.3 million rows comes into the page: from the choice of the file to its preview, and from the confirmation
// to the table being there and to its being stored, by the clock and as processor time of the main thread; and what kept
// the page from answering meanwhile. Without a graphics card the browser reads each frame's picture back from the program
// that draws it, and the main thread waits for that: how long a frame takes without it is told beside the blocks.
// `node tests/bench/import_large.mjs FILE` takes another file than the made one.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFile, runByName } from '../browser/support/app.mjs';
import { dist, launch, needsDist } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/server.mjs';
import { Workbench } from '../browser/support/workbench.mjs';
import { writeFunnelFile } from '../support/funnel_file.mjs';

const rows = 1_300_000;
const blockMilliseconds = 50;

function figure(name, value, unit, wanted) {
    console.log(JSON.stringify({ name: `import of 1.3 million rows: ${name}`, value, unit, goal: 'at most', wanted }));
}

// In the page: notes when the file is chosen and the import confirmed, when the mirror shows what came of it, and every
// stretch in which the main thread did nothing else.
function watch() {
    const seen = { marks: {}, tasks: [], beats: [], frames: [] };
    window.importSeen = seen;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) =>
        ask((now) => {
            const start = performance.now();
            draw(now);
            seen.frames.push({ start, duration: performance.now() - start });
        });
    const mark = (name) => (seen.marks[name] ??= performance.now());
    document.addEventListener('change', ({ target }) => target.type === 'file' && mark('chosen'), true);
    document.addEventListener('pointerup', () => seen.marks.preview && mark('confirmed'), true);
    new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
            seen.tasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
    let last = performance.now();
    const beat = () => {
        const now = performance.now();
        seen.beats.push({ start: last, duration: now - last });
        last = now;
        setTimeout(beat);
    };
    beat();
    const look = () => {
        const mirror = document.getElementById('mirror');
        if (!mirror || !seen.marks.chosen)
            return;
        if (mirror.querySelector('[role=button][aria-label^="Import "][aria-label$=" rows"]'))
            mark('preview');
        else if (seen.marks.confirmed && !mirror.querySelector('[role=dialog]'))
            mark('table');
        if (/customers imported and saved|were not saved/.test(mirror.textContent))
            mark('stored');
    };
    document.addEventListener('DOMContentLoaded', () =>
        new MutationObserver(look).observe(document.getElementById('mirror'), { subtree: true, childList: true, characterData: true, attributes: true }));
}

async function processorTime(session) {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
}

async function marked(bench, name) {
    await bench.page.waitForFunction((wanted) => window.importSeen.marks[wanted], name, { polling: 100, timeout: 60_000 });
}

async function importFile(bench, file) {
    const session = await bench.page.context().newCDPSession(bench.page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const processor = [await processorTime(session)];
    await chooseFile(bench, () => runByName(bench, 'Import customers'), file);
    await marked(bench, 'preview');
    processor.push(await processorTime(session));
    await bench.waitSettled();
    const { x, y } = await bench.centre(bench.byRole('button', /^Import [\d,.]+ rows$/).first());
    processor.push(await processorTime(session));
    await bench.page.mouse.click(x, y);
    await marked(bench, 'table');
    processor.push(await processorTime(session));
    await marked(bench, 'stored');
    processor.push(await processorTime(session));
    const seen = await bench.page.evaluate(() => window.importSeen);
    assert.match(await bench.page.evaluate(() => document.getElementById('mirror').textContent), /customers imported and saved/);
    return { ...seen, processor };
}

// Of those that began between two marks.
function between(spans, from, to) {
    return spans.filter(({ start }) => start >= from && start < to);
}

const longest = (spans) => spans.reduce((most, { duration }) => Math.max(most, duration), 0);

function tellBlocks(phase, tasks, frames) {
    figure(`${phase}, blocks of 50 ms or more`, tasks.length, 'blocks', 0);
    figure(`${phase}, longest of these`, longest(tasks), 'ms', blockMilliseconds);
    figure(`${phase}, frames`, frames.length, 'frames');
    figure(`${phase}, longest frame without the browser's part`, longest(frames), 'ms', blockMilliseconds);
}

function tell({ marks, tasks, beats, frames, processor }) {
    const { chosen, preview, confirmed, table, stored } = marks;
    const read = preview - chosen;
    figure('from the choice to the preview', read, 'ms');
    figure('from the confirmation to the table', table - confirmed, 'ms');
    figure('to the table, without the time of the person', read + table - confirmed, 'ms', 5000);
    figure('to the table stored, without the time of the person', read + stored - confirmed, 'ms');
    figure('to the table, processor time of the main thread', processor[1] - processor[0] + processor[3] - processor[2], 'ms');
    figure('from the table until it is stored, processor time', processor[4] - processor[3], 'ms');
    for (const [phase, from, to] of [['looking', chosen, preview], ['reading', confirmed, table], ['storing', table, stored]]) {
        tellBlocks(phase, between(tasks, from, to), between(frames, from, to));
        figure(`${phase}, longest time between two timers`, longest(between(beats, from, to)), 'ms');
    }
}

async function main() {
    if (needsDist.skip) {
        console.error(`The import is not measured: ${needsDist.skip}.`);
        return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
    const server = await serve(dist);
    const browser = await launch();
    try {
        const given = process.argv[2];
        const file = given ?? join(folder, 'funnel.csv');
        if (!given)
            writeFunnelFile(file, rows);
        figure('size of the file', statSync(file).size / 1e6, 'MB');
        await browser.context.addInitScript(watch);
        const bench = await Workbench.open(browser, server.url);
        tell(await importFile(bench, file));
        await bench.assertClean();
    } finally {
        await browser.close();
        await server.close();
        rmSync(folder, { recursive: true, force: true });
    }
}

await main();
