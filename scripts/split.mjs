// Splits the page's program in two: what the first screen needs, and the rest, which is fetched after it is shown.
//
//     node scripts/split.mjs LINKED.wasm MAP RULES OUTPUT_FOLDER BINARYEN_FOLDER
//
// Writes throughline.wasm and throughline_rest.wasm. RULES is src/app/later.txt. Where the first part calls a function
// of the rest, it goes through a table whose entries the rest fills in; until then they lead to web/loader.js.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Reader, dataSegments, functionNames, sections, signedNumber, unsignedNumber } from './wasm.mjs';

// What the linked program uses; without the names of its features Binaryen would take it for a simpler one.
export const features = ['--enable-exception-handling', '--enable-multivalue', '--enable-mutable-globals',
    '--enable-reference-types', '--enable-sign-ext', '--enable-bulk-memory', '--enable-nontrapping-float-to-int'];

// The linker tells functions and data of one name apart by numbers, which change with everything.
export const plainName = (name) => name.replace(/(\.\d+)+$/, '');

// A line is the beginning of the names of functions, or a whole name where it ends with '$'; "data " stands before the
// beginning of the names of data.
export function readRules(path) {
    const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
    const matcher = (list) => {
        const whole = new Set(list.filter((line) => line.endsWith('$')).map((line) => line.slice(0, -1)));
        const starts = [];
        for (const start of list.filter((line) => !line.endsWith('$')).sort()) {
            if (starts.length === 0 || !start.startsWith(starts.at(-1)))
                starts.push(start);
        }
        return (name) => {
            const plain = plainName(name);
            if (whole.has(plain))
                return true;
            // No start begins with another, so the one that the name begins with is the last that sorts before it.
            let [low, high] = [0, starts.length];
            while (low < high) {
                const middle = (low + high) >> 1;
                if (starts[middle] <= plain)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low > 0 && plain.startsWith(starts[low - 1]);
        };
    };
    const isData = (line) => line.startsWith('data ');
    return {
        functions: matcher(lines.filter((line) => !isData(line))),
        data: matcher(lines.filter(isData).map((line) => line.slice(5))),
    };
}

// Where the linker has put the data that the rules name.
function dataRanges(map, isLater) {
    const ranges = [];
    for (const line of map.split('\n')) {
        const found = /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}\S.*:\(\.(?:ro)?data\.(\S+)\)$/.exec(line);
        if (found && isLater(found[3]))
            ranges.push({ start: parseInt(found[1], 16), end: parseInt(found[1], 16) + parseInt(found[2], 16) });
    }
    return ranges.sort((left, right) => left.start - right.start);
}

// Where the linker has put the texts that it joined from all parts of the program: no names tell them apart.
function joinedTexts(map) {
    const ranges = Array.from(map.matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}<internal>:\(\.rodata\)$/gm));
    return ranges.map(([, start, size]) => ({ start: parseInt(start, 16), end: parseInt(start, 16) + parseInt(size, 16) }));
}

// Every number that `code` could hold as a constant or as the place of a load, and every word of `segments`. Where
// instructions begin is not looked at: a number too many only keeps a text.
function numbersIn(code, segments) {
    const numbers = new Set();
    const reader = new Reader(code);
    const [constant, longConstant] = [0x41, 0x42];
    const [firstLoad, lastStore] = [0x28, 0x3e];
    for (let at = 0; at < code.length; ++at) {
        reader.at = at + 1;
        if (code[at] === constant) {
            numbers.add(reader.number());
        } else if (code[at] === longConstant) {
            // A text's place and length, or two places, are often stored in one.
            const value = reader.longNumber();
            numbers.add(Number(value & 0xffffffffn));
            numbers.add(Number(value >> 32n));
        } else if (code[at] >= firstLoad && code[at] <= lastStore) {
            reader.number(); // alignment
            numbers.add(reader.number());
        }
    }
    for (const { start, bytes } of segments) {
        for (let at = (4 - (start % 4)) % 4; at + 4 <= bytes.length; at += 4)
            numbers.add(bytes.readUInt32LE(at));
    }
    return numbers;
}

// Blanks out the texts between `range.start` and `range.end` that nothing of the first part points into; each ends with a
// zero. A loop may count from a little before the text that it reads.
export function blankTexts(segments, range, numbers) {
    for (const segment of segments) {
        const end = Math.min(range.end, segment.start + segment.bytes.length);
        for (let start = Math.max(range.start, segment.start); start < end;) {
            const zero = segment.bytes.indexOf(0, start - segment.start);
            const next = Math.min(end, zero < 0 ? end : segment.start + zero + 1);
            let isNeeded = false;
            for (let address = start - 16; address < next && !isNeeded; ++address)
                isNeeded = numbers.has(address);
            if (!isNeeded)
                segment.bytes.fill(0, start - segment.start, next - segment.start);
            start = next;
        }
    }
}

function dataSection(segments) {
    const parts = segments.flatMap(({ start, bytes }) =>
        [Buffer.from([0, 0x41]), signedNumber(start), Buffer.from([0x0b]), unsignedNumber(bytes.length), bytes]);
    return Buffer.concat([unsignedNumber(segments.length), ...parts]);
}

// Cuts the ranges out of the segments.
export function divide(segments, ranges) {
    const [first, later] = [[], []];
    const add = (list, segment, from, to) => {
        if (from < to)
            list.push({ start: from, bytes: segment.bytes.subarray(from - segment.start, to - segment.start) });
    };
    for (const segment of segments) {
        const end = segment.start + segment.bytes.length;
        let at = segment.start;
        for (const range of ranges.filter((one) => one.end > segment.start && one.start < end)) {
            add(first, segment, at, range.start);
            add(later, segment, Math.max(at, range.start), Math.min(range.end, end));
            at = Math.max(at, Math.min(range.end, end));
        }
        add(first, segment, at, end);
    }
    return { first, later };
}

function module(parts) {
    const chunks = [Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])];
    for (const { id, content } of parts)
        chunks.push(Buffer.from([id]), unsignedNumber(content.length), content);
    return Buffer.concat(chunks);
}

function moveData(first, rest, ranges, texts) {
    const parts = sections(readFileSync(first));
    const data = parts.find((part) => part.id === 11);
    const divided = divide(dataSegments(data.content), ranges);
    const numbers = numbersIn(parts.find((part) => part.id === 10).content, divided.first);
    for (const range of texts) {
        // All of them are in the rest, in one piece.
        divided.later.push(...divide(divided.first, [range]).later.map(({ start, bytes }) => ({ start, bytes: Buffer.from(bytes) })));
        blankTexts(divided.first, range, numbers);
    }
    data.content = dataSection(divided.first);
    // With bulk memory the number of segments is told before the code as well.
    const count = parts.find((part) => part.id === 12);
    if (count)
        count.content = unsignedNumber(divided.first.length);
    writeFileSync(first, module(parts));
    const others = sections(readFileSync(rest));
    if (others.some((part) => part.id === 11 || part.id === 12))
        throw new Error('The rest of the program has data of its own already.');
    writeFileSync(rest, module([...others, { id: 11, content: dataSection(divided.later) }]));
}

function split(linked, mapPath, rulesPath, output, binaryen) {
    const rules = readRules(rulesPath);
    const names = functionNames(sections(readFileSync(linked)).find((part) => part.name === 'name').rest);
    const later = [...names.values()].filter((name) => rules.functions(name));
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    const [list, first, rest] = ['later_functions.txt', 'throughline.wasm', 'throughline_rest.wasm'].map((name) => join(output, name));
    writeFileSync(list, later.join('\n') + '\n');
    execFileSync(join(binaryen, 'wasm-split'), [...features, linked, `--split-funcs=@${list}`, '-o1', first, '-o2', rest,
        '--import-namespace=first', '--placeholder-namespace=later', '--export-prefix=%']);
    for (const path of [first, rest])
        execFileSync(join(binaryen, 'wasm-opt'), [...features, '-Oz', '--low-memory-unused', '--zero-filled-memory', path, '-o', path]);
    const map = readFileSync(mapPath, 'utf8');
    moveData(first, rest, dataRanges(map, rules.data), joinedTexts(map));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    split(...process.argv.slice(2));
