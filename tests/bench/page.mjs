// The page in a real browser, on the worked example and with 10,000 cards: the time of a frame on the main thread with
// everything in it (widgets, canvas, graphics calls, mirror), draw calls, idleness, and opening a file of 10 MB. Graphics
// are drawn by software here, for which the main thread waits in every frame: so what our own code takes is
// told as processor time of the main thread, beside the clock.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFile } from '../browser/support/app.mjs';
import { dist, launch, needsDist } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/server.mjs';
import { Workbench } from '../browser/support/workbench.mjs';

const maker = 'build/native/bench/bench_application';
const places = ['outcomes', 'journeys', 'decisions', 'customers', 'work'];

function figure(name, value, unit, wanted) {
    console.log(JSON.stringify({ name: `page: ${name}`, value, unit, goal: 'at most', wanted }));
}

function percentile(values, share) {
    const sorted = [...values].sort((left, right) => left - right);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

// Notes how long each frame's callback takes.
function timeFrames() {
    const ask = window.requestAnimationFrame.bind(window);
    window.frameTimes = [];
    window.requestAnimationFrame = (draw) =>
        ask((now) => {
            const start = performance.now();
            draw(now);
            window.frameTimes.push(performance.now() - start);
        });
}

// What the browser notes of its work while `work` is done: the events of its timeline.
async function traced(bench, work) {
    const session = await bench.page.context().newCDPSession(bench.page);
    const events = [];
    session.on('Tracing.dataCollected', (data) => events.push(...data.value));
    await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] } });
    await work();
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return events;
}

// Milliseconds that the main thread of the page worked.
function worked(events) {
    const { pid, tid } = events.find((event) => event.name === 'FireAnimationFrame');
    const tasks = events.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid);
    return tasks.reduce((sum, task) => sum + (task.tdur ?? 0), 0) / 1000;
}

async function goTo(bench, place) {
    await bench.page.evaluate((fragment) => (location.hash = fragment), place);
    await bench.waitSettled();
}

// A person moves the pointer over the place and turns the wheel. A frame is its callback, with everything of ours in it:
// what it takes of the processor, whatever else the machine does meanwhile, and what passes by the clock until it ends.
async function measureFrames(bench, title, wanted) {
    await bench.page.mouse.move(500, 420);
    await bench.waitSettled();
    await bench.page.evaluate(() => (window.frameTimes.length = 0));
    let drawCalls = 0;
    const events = await traced(bench, async () => {
        for (let step = 0; step < 30; ++step) {
            for (let part = 0; part < 4; ++part) {
                await bench.page.mouse.move(500 + (step % 20) * 16 + part * 4, 420 + (step % 20) * 8 + part * 2);
                if (part % 2 === 0)
                    await bench.page.mouse.wheel(0, step % 20 < 10 ? 60 : -60);
            }
            drawCalls = Math.max(drawCalls, Number(await bench.ask('draw calls')));
        }
        await bench.waitSettled();
    });
    const costs = events.filter((event) => event.name === 'FireAnimationFrame' && event.tdur).map((event) => event.tdur / 1000);
    const times = await bench.page.evaluate(() => window.frameTimes);
    figure(`processor time of a frame of ${title}, 95th percentile of ${costs.length}`, percentile(costs, 0.95), 'ms', wanted);
    figure(`frame of ${title} by the clock, 95th percentile of ${times.length}`, percentile(times, 0.95), 'ms');
    figure(`frame of ${title} by the clock, median`, percentile(times, 0.5), 'ms');
    figure(`draw calls of ${title}`, drawCalls, 'calls', 12);
}

async function measureIdleness(bench) {
    await bench.waitSettled();
    // A tooltip may still be on its way.
    await bench.page.waitForTimeout(2000);
    await bench.waitSettled();
    const before = await bench.frames();
    await bench.page.waitForTimeout(10_000);
    figure('frames drawn in 10 idle seconds', (await bench.frames()) - before, 'frames', 0);
}

const longestFrame = (bench) => bench.page.evaluate(() => window.frameTimes.reduce((most, time) => Math.max(most, time), 0));

// What the steps took by the clock and of the processor.
async function timed(bench, steps) {
    const started = performance.now();
    let clock = 0;
    const events = await traced(bench, async () => {
        await steps();
        clock = performance.now() - started;
    });
    return { clock, processor: worked(events) };
}

// From the choice of the file until its preview stands there, and from the choice to open it as a workspace of its own
// until it is drawn and stored.
async function openFile(bench, file, name) {
    const own = bench.byRole('button', 'Open as its own workspace');
    const preview = await timed(bench, async () => {
        await chooseFile(bench, () => bench.page.keyboard.press('Control+o'), file);
        await own.waitFor({ state: 'attached', timeout: 60_000 });
        await bench.waitSettled();
    });
    const open = await timed(bench, async () => {
        await bench.clickOn(own);
        await bench.byRole('button', name).first().waitFor({ state: 'attached', timeout: 60_000 });
        await bench.waitSettled();
    });
    return { preview, open };
}

async function measureLarge(browser, url, folder, { title, kind, amount, place, wanted, wantedOpen }) {
    const file = join(folder, `${kind}.throughline.json`);
    writeFileSync(file, execFileSync(maker, [kind, String(amount)], { maxBuffer: 1 << 28 }));
    const bench = await Workbench.open(browser, url);
    await bench.page.evaluate(() => (window.frameTimes.length = 0));
    const times = await openFile(bench, file, kind);
    figure(`${title}: longest frame on the way`, await longestFrame(bench), 'ms', 500);
    const reload = await timed(bench, () => bench.reload());
    for (const [step, time, wantedTime] of [
        ['from the file to its preview', times.preview, 500],
        ['from the choice to the screen, stored', times.open, wantedOpen],
        ['reload until it is drawn', reload, 2000],
    ]) {
        figure(`${title}: ${step}, processor time`, time.processor, 'ms', wantedTime);
        figure(`${title}: ${step}, by the clock`, time.clock, 'ms');
    }
    await bench.byRole('button', kind).first().waitFor({ state: 'attached' });
    await goTo(bench, place);
    await measureFrames(bench, `${place}, ${title}`, wanted);
    await bench.page.close();
}

async function main() {
    if (needsDist.skip || !existsSync(maker)) {
        console.error(`The page is not measured: ${needsDist.skip || `${maker} is not built (make bench)`}.`);
        return;
    }
    const server = await serve(dist);
    const browser = await launch();
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
    try {
        await browser.context.addInitScript(timeFrames);
        const started = performance.now();
        const bench = await Workbench.open(browser, server.url);
        figure('first visit until the example is drawn', performance.now() - started, 'ms', 2000);
        for (const place of places) {
            await goTo(bench, place);
            await measureFrames(bench, `${place}, example`, 4);
        }
        await goTo(bench, 'outcomes');
        await measureIdleness(bench);
        await bench.page.close();
        await measureLarge(browser, server.url, folder, { title: '10,000 cards', kind: 'cards', amount: 10_000, place: 'outcomes', wanted: 8, wantedOpen: 1000 });
        await measureLarge(browser, server.url, folder, { title: '10 MB', kind: 'size', amount: 10_000_000, place: 'work', wanted: 8, wantedOpen: 500 });
    } finally {
        await browser.close();
        await server.close();
        rmSync(folder, { recursive: true, force: true });
    }
}

await main();
