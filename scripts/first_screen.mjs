// Finds out which functions a first visit calls until the first screen is there and can be used, and writes the others
// to src/app/later.txt, by which scripts/split.mjs divides the program. Needs dist/ and Chromium.
//
// To be run now and then, when `make dist` shows that the first load has grown, and when the browser test of the first
// visit says that something of the rest was called too early. New functions belong to the first part until then.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { features, plainName } from './split.mjs';
import { functionBodies, functionNames, importedFunctions, sections } from './wasm.mjs';

const linked = 'build/web/page/throughline.wasm';
const rules = 'src/app/later.txt';
const folder = 'build/first-screen';
process.env.THROUGHLINE_DIST = join(process.cwd(), folder);
const { launch } = await import('../tests/browser/support/browser.mjs');
const { serve } = await import('../tests/browser/support/server.mjs');

const head = [
    '# What the first screen does not need: the beginnings of the names of functions (whole names end with $) and, after',
    '# "data ", of data. Written by scripts/first_screen.mjs (`make divide`); it keeps the lines about data.',
];

// dist/ with a program that notes which of its functions are called.
function instrument() {
    const [emscripten] = readFileSync('build/emscripten.folder', 'utf8').split('\n');
    const binaryen = execFileSync(join(emscripten, 'em-config'), ['BINARYEN_ROOT'], { encoding: 'utf8' }).trim();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync('dist', folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    const shipped = (start) => join(folder, readdirSync(folder).find((name) => name.startsWith(start) && name.endsWith('.wasm')));
    execFileSync(join(binaryen, 'bin/wasm-split'), ['--instrument', ...features, linked, '-o', shipped('throughline.')]);
    writeFileSync(shipped('throughline_rest.'), Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
}

// Which functions were called so far, by their place in the code section.
function called(page) {
    return page.evaluate(() => {
        const { exports } = window.theInstance;
        const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
        // The profile goes where the heap ends, and what was there comes back.
        const size = 65536;
        const place = new Uint8Array(memory.buffer, memory.buffer.byteLength - size, size);
        const before = place.slice();
        const written = exports.__write_profile(place.byteOffset, size);
        const times = new Uint32Array(place.slice(8, written).buffer);
        place.set(before);
        return Array.from(times.keys()).filter((index) => times[index] > 0);
    });
}

async function visit(url, options, work) {
    const browser = await launch(options);
    try {
        const page = await browser.context.newPage();
        await page.addInitScript(() => {
            const instantiate = WebAssembly.instantiate;
            WebAssembly.instantiate = async (module, imports) => {
                const instance = await instantiate(module, imports);
                if (instance.exports.__write_profile)
                    window.theInstance = instance;
                return instance;
            };
        });
        // The rest never arrives, so nothing is counted that runs only when it is there.
        await page.route('**/throughline_rest*', () => {});
        await page.goto(url);
        await page.waitForFunction(() => window.throughline_test?.frames() > 0);
        const quiet = async () => {
            await page.waitForTimeout(700);
            await page.waitForFunction(() => window.throughline_test.pending() === 0);
        };
        await quiet();
        await work(page, quiet);
        // Tests ask before the rest is there.
        await page.evaluate(() => window.throughline_test.ask('settled'));
        return await called(page);
    } finally {
        await browser.close();
    }
}

// What a person does who looks around: points, pans, zooms, selects, opens the places.
async function lookAround(page, quiet) {
    const middle = async (role, name) => {
        const box = await page.getByRole(role, { name, exact: true }).first().boundingBox();
        return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const { width, height } = page.viewportSize();
    for (const [across, down] of [[0.3, 0.3], [0.5, 0.5], [0.4, 0.6], [0.5, 0.02], [0.2, 0.02], [0.02, 0.3], [0.9, 0.4]]) {
        await page.mouse.move(width * across, height * down);
        await quiet();
    }
    await page.mouse.move(width * 0.4, height * 0.5);
    await page.mouse.wheel(40, 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 60);
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await quiet();
    for (const button of ['middle', 'left']) {
        // Between the cards.
        await page.mouse.move(width * 0.33, height * 0.92);
        await page.mouse.down({ button });
        await page.mouse.move(width * 0.31, height * 0.84, { steps: 4 });
        await page.mouse.up({ button });
        await quiet();
    }
    for (const name of ['Journeys', 'Decisions', 'Work', 'Outcomes']) {
        await page.mouse.click(...(await middle('link', name)));
        await quiet();
        for (const [across, down] of [[0.35, 0.3], [0.45, 0.45], [0.4, 0.6]]) {
            await page.mouse.click(width * across, height * down);
            await quiet();
        }
        await page.mouse.wheel(0, 100);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Escape');
        await quiet();
    }
}

// The shortest beginnings, ending with a whole word of the name, that no function of the first part has.
function shortRules(kept, later) {
    const sorted = [...kept].sort();
    const isKept = (start) => {
        let [low, high] = [0, sorted.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (sorted[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low < sorted.length && sorted[low].startsWith(start);
    };
    const wordEnds = (name) => {
        const ends = [];
        for (let at = 0; at < name.length;) {
            const length = /^\d+/.exec(name.slice(at))?.[0];
            const end = length ? at + length.length + Number(length) : 0;
            if (end > at && end <= name.length && /[A-Za-z_]/.test(name[at + length.length]))
                ends.push((at = end));
            else
                at += length ? length.length : 1;
        }
        return ends;
    };
    const found = new Map();
    for (const [name, bytes] of later) {
        const end = wordEnds(name).find((one) => !isKept(name.slice(0, one)));
        const rule = end ? name.slice(0, end) : `${name}$`;
        found.set(rule, (found.get(rule) ?? 0) + bytes);
    }
    return found;
}

async function main() {
    instrument();
    const parts = sections(readFileSync(linked));
    const names = functionNames(parts.find((part) => part.name === 'name').rest);
    const imports = importedFunctions(parts.find((part) => part.id === 2).content);
    const server = await serve(folder);
    const needed = new Set();
    try {
        const variations = [
            [`${server.url}?test`, {}],
            [`${server.intranetUrl}?test`, { ratio: 2, width: 1100, height: 700, colorScheme: 'dark', reducedMotion: 'reduce' }],
            [`${server.url}?test`, { width: 390, height: 844, hasTouch: true }],
        ];
        for (const [number, [url, options]] of variations.entries()) {
            const small = options.width < 600;
            for (const index of await visit(url, options, small ? async () => {} : lookAround))
                needed.add(index);
            console.log(`visit ${number + 1} of ${variations.length}: ${needed.size} functions so far`);
        }
    } finally {
        await server.close();
    }
    const bodies = functionBodies(parts.find((part) => part.id === 10).content).map((body) => body.length);
    const [kept, later] = [new Set(), new Map()];
    for (const [index, bytes] of bodies.entries()) {
        const name = plainName(names.get(imports + index) ?? '');
        if (needed.has(index))
            kept.add(name);
        else
            later.set(name, (later.get(name) ?? 0) + bytes);
    }
    for (const name of kept)
        later.delete(name);
    later.delete('');
    const found = shortRules(kept, later);
    // A small function is not worth a line.
    const lines = [...found].filter(([, bytes]) => bytes >= 100).map(([rule]) => rule).sort();
    const about = readFileSync(rules, 'utf8').split('\n').filter((line) => line.startsWith('data '));
    writeFileSync(rules, [...head, ...about, ...lines, ''].join('\n'));
    const sum = (list) => list.reduce((total, bytes) => total + bytes, 0);
    console.log(`${needed.size} of ${bodies.length} functions are needed at first; ${sum([...found.values()])} of ${sum(bodies)} bytes are for later.`);
}

await main();
