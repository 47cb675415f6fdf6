// The division of the program (scripts/split.mjs): its rules, and that the two parts of dist/ fit each other.
import assert from 'node:assert/strict';
import { mkdtempSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { blankTexts, divide, readRules } from '../../../scripts/split.mjs';
import { Reader, sections, signedNumber, unsignedNumber } from '../../../scripts/wasm.mjs';

const dist = new URL('../../../dist/', import.meta.url).pathname;
const needsDist = { skip: existsSync(join(dist, 'index.html')) ? false : 'dist/ is not built (make dist)' };

function rules(...lines) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-split-'));
    try {
        writeFileSync(join(folder, 'later.txt'), lines.join('\n'));
        return readRules(join(folder, 'later.txt'));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test('a rule is the beginning of names, or a whole name', () => {
    const { functions, data } = rules('# about', '_Z3foo', '_Z3foo5longer', '_Z5whole$', 'data _ZN4zone', '');
    assert.deepEqual(['_Z3foo', '_Z3foov', '_Z3fooz', '_Z3foo9', '_Z5whole', '_Z5whole.12'].map(functions), Array(6).fill(true));
    assert.deepEqual(['_Z3fo', '_Z5wholev', '_Z4foo', '', '_ZN4zone'].map(functions), Array(5).fill(false));
    assert.equal(data('_ZN4zone4textE'), true);
    assert.equal(data('_Z3foo'), false);
});

test('ranges of data are cut out and nothing else changes', () => {
    const bytes = (from, to) => Buffer.from(Array.from({ length: to - from }, (_, index) => from + index));
    const segments = [{ start: 10, bytes: bytes(10, 30) }, { start: 40, bytes: bytes(40, 50) }];
    const { first, later } = divide(segments, [{ start: 5, end: 12 }, { start: 20, end: 22 }, { start: 28, end: 45 }]);
    const places = (list) => list.map((one) => [one.start, one.start + one.bytes.length]);
    assert.deepEqual(places(first), [[12, 20], [22, 28], [45, 50]]);
    assert.deepEqual(places(later), [[10, 12], [20, 22], [28, 30], [40, 45]]);
    for (const one of [...first, ...later])
        assert.deepEqual(one.bytes, bytes(one.start, one.start + one.bytes.length));
});

test('texts that nothing points into are blanked out, each whole', () => {
    const filler = 'a text that is longer than sixteen';
    const texts = ['outside', filler, 'needed from its beginning', filler, 'a little before it', filler];
    const segment = { start: 100, bytes: Buffer.from(texts.join('\0') + '\0') };
    const place = (index) => 100 + texts.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0);
    const range = { start: place(1), end: place(6) };
    blankTexts([segment], range, new Set([place(2), place(4) - 10]));
    const zeros = '\0'.repeat(filler.length);
    assert.equal(segment.bytes.toString(), [texts[0], zeros, texts[2], filler, texts[4], zeros].join('\0') + '\0');
});

test('numbers are read as they are written', () => {
    for (const value of [0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 20, 2 ** 31 - 1]) {
        assert.equal(new Reader(unsignedNumber(value)).number(), value);
        assert.equal(new Reader(signedNumber(value)).signed(), value);
        assert.equal(new Reader(signedNumber(value)).longNumber(), BigInt(value));
    }
});

test('the rest of the program finds all that it takes from the first part', needsDist, () => {
    const module = (start) => new WebAssembly.Module(readFileSync(join(dist, readdirSync(dist).find((name) => name.startsWith(start) && name.endsWith('.wasm')))));
    const [first, rest] = [module('throughline.'), module('throughline_rest.')];
    const offered = new Map(WebAssembly.Module.exports(first).map(({ name, kind }) => [name, kind]));
    const taken = WebAssembly.Module.imports(rest);
    assert.ok(taken.length > 0);
    for (const { module: from, name, kind } of taken) {
        assert.equal(from, 'first');
        assert.equal(offered.get(name), kind, name);
    }
    const waiting = WebAssembly.Module.imports(first).filter((one) => one.module === 'later');
    assert.ok(waiting.length > 0);
    assert.ok(waiting.every(({ name, kind }) => kind === 'function' && /^\d+$/.test(name)));
});

test('nothing that is shipped has the names of functions', needsDist, () => {
    for (const name of readdirSync(dist).filter((one) => one.endsWith('.wasm')))
        assert.equal(sections(readFileSync(join(dist, name))).some((part) => part.name === 'name'), false, name);
});
