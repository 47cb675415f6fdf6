// Says what the page's wasm is made of, by the names that the linked program still has (build/web/page): for each folder
// of src and each library of others, the bytes of code and data, how much of it the first screen loads, and what brotli
// makes of them by themselves; then the families of templates and the functions that are largest. `size.mjs TEXT` lists
// the functions and data whose name has TEXT.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { readRules } from './split.mjs';
import { dataSegments, functionBodies, functionNames, importedFunctions, sections } from './wasm.mjs';

const linked = 'build/web/page/throughline';

function run(program, args, options = {}) {
    const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
    if (done.error || done.status !== 0)
        throw new Error(`${program} failed: ${done.error?.message ?? done.stderr}`);
    return done.stdout;
}

function functions(parts) {
    const names = functionNames(parts.find((part) => part.name === 'name').rest);
    const imports = importedFunctions(parts.find((part) => part.id === 2).content);
    const bodies = functionBodies(parts.find((part) => part.id === 10).content);
    const list = bodies.map((bytes, index) => ({ mangled: names.get(imports + index) ?? '', bytes }));
    const plain = run('c++filt', [], { input: list.map((one) => one.mangled).join('\n') }).split('\n');
    return list.map((one, index) => ({ ...one, name: plain[index] }));
}

// The memory as the data segments fill it, and the map's lines of what lies where.
function data(parts) {
    const segments = dataSegments(parts.find((part) => part.id === 11).content);
    const list = [];
    for (const line of readFileSync(`${linked}.map`, 'utf8').split('\n')) {
        const found = /^ *([0-9a-f]+) +([0-9a-f]+) +([0-9a-f]+) {9}\S*?([^/\s]*):\((\.(?:ro)?data\S*)\)$/.exec(line);
        if (!found)
            continue;
        const [address, size] = [parseInt(found[1], 16), parseInt(found[3], 16)];
        const bytes = segments.flatMap(({ start, bytes: all }) =>
            [all.subarray(Math.min(Math.max(address - start, 0), all.length), Math.min(Math.max(address + size - start, 0), all.length))]);
        list.push({ mangled: found[5].replace(/^\.(ro)?data\./, ''), bytes: Buffer.concat(bytes) });
    }
    const plain = run('c++filt', [], { input: list.map((one) => one.mangled).join('\n') }).split('\n');
    return list.map((one, index) => ({ ...one, name: plain[index] }));
}

function group(name) {
    if (/nlohmann/.test(name))
        return 'nlohmann/json';
    const own = /throughline::(?:\(anonymous namespace\)::)?([a-z_]+)::/.exec(name);
    if (own)
        return `src/${own[1]}`;
    if (/throughline/.test(name))
        return 'src/base and others';
    if (/\bIm[A-Z]|ImGui|\bstb|\bSTB|^im[a-z]+_|^Proggy/.test(name))
        return 'Dear ImGui';
    if (/^(mpd_|_mpd|_settrip|_coeff|crt3|fnt_|std_fnt|inv_fnt|six_step|four_step)/.test(name))
        return 'mpdecimal';
    if (/pugi::/.test(name))
        return 'pugixml';
    return /std::|operator new|operator delete|__cxx/.test(name) ? 'C++ library' : 'C library and the rest';
}

const family = (name) => {
    let text = name.replace(/ \[clone.*\]$/, '');
    for (let before = ''; before !== text;) {
        before = text;
        text = text.replace(/<[^<>]*>/g, '');
    }
    return text.replace(/\((?!anonymous)[^()]*\)(?: const)?$/, '').slice(0, 90);
};

const brotli = (chunks) => brotliCompressSync(Buffer.concat(chunks), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const number = (value) => value.toLocaleString('en').padStart(10);

function table(title, items, key, limit, packs = true) {
    const groups = new Map();
    for (const item of items) {
        const name = key(item);
        groups.set(name, [...(groups.get(name) ?? []), item]);
    }
    const sum = (list) => list.reduce((total, one) => total + one.bytes.length, 0);
    const rows = [...groups].map(([name, list]) => ({
        name,
        chunks: list.map((one) => one.bytes),
        bytes: sum(list),
        first: sum(list.filter((one) => !one.later)),
    }));
    console.log(`\n${title.padEnd(80)} ${'count'.padStart(6)} ${'bytes'.padStart(10)} ${'at first'.padStart(10)}${packs ? `${'brotli'.padStart(11)}` : ''}`);
    for (const row of rows.sort((left, right) => right.bytes - left.bytes).slice(0, limit))
        console.log(`${row.name.slice(0, 80).padEnd(80)} ${String(row.chunks.length).padStart(6)} ${number(row.bytes)} ${number(row.first)}${packs ? ` ${number(brotli(row.chunks))}` : ''}`);
}

function main() {
    const wanted = process.argv[2];
    const parts = sections(readFileSync(`${linked}.wasm`));
    const rules = readRules('src/app/later.txt');
    const code = functions(parts).map((one) => ({ ...one, later: rules.functions(one.mangled) }));
    const memory = data(parts).map((one) => ({ ...one, later: rules.data(one.mangled) }));
    if (wanted) {
        const found = [...code, ...memory].filter((one) => one.name.includes(wanted));
        table(`functions and data with "${wanted}"`, found, (one) => one.name.slice(0, 160), 200, false);
        table('together', found, () => wanted, 1);
        return;
    }
    const kept = parts.filter((part) => part.name !== 'name');
    table('section (10 is code, 11 is data, 9 the function table)', kept.map((part) => ({ name: part.name, bytes: part.content })), (one) => one.name, 20);
    table('code by folder', code, (one) => group(one.name), 40);
    table('data by folder', memory, (one) => group(one.name), 40);
    table('largest data', memory, (one) => one.name, 40);
    table('families of functions', code, (one) => family(one.name), 80, false);
    table('largest functions', code, (one) => one.name, 60, false);
}

main();
