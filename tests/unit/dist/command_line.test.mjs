// The command line as it is shipped: WebAssembly under node, on a small tree of test cases.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.url)), '../../../dist/cli/throughline.mjs');
const run = (...words) => spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', timeout: 60000 });

function makeTree(expected) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-tck-'));
    mkdirSync(join(folder, 'loops'));
    writeFileSync(join(folder, 'loops', 'm.dmn'), `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
        <decision id="d" name="d"><variable name="d"/><literalExpression><text>sum(for n in 1..10 return n)</text></literalExpression></decision>
        </definitions>`);
    writeFileSync(join(folder, 'loops', 'loops-test-01.xml'), `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName><testCase id="1"><resultNode name="d">
        <expected><value xsi:type="xsd:decimal">${expected}</value></expected></resultNode></testCase></testCases>`);
    return folder;
}

test('[R096] tck runs a tree of cases and writes the CSV of the DMN TCK', () => {
    const folder = makeTree(55);
    const csv = join(folder, 'results.csv');
    const ran = run('tck', folder, '--csv', csv);
    assert.equal(ran.status, 0, ran.stderr);
    assert.match(ran.stdout, /^loops: 1 of 1 cases passed, 0 failed; 1 of 1 values\n/);
    assert.equal(readFileSync(csv, 'utf8'), 'loops,loops-test-01,1,SUCCESS\n');
    rmSync(folder, { recursive: true });
});

test('[R096] a failed case shows in the output and in the exit status', () => {
    const folder = makeTree(54);
    const ran = run('tck', folder);
    assert.equal(ran.status, 1);
    assert.match(ran.stdout, /case 1: d: expected 54, but got 55\./);
    rmSync(folder, { recursive: true });
});

test('a wrong call says how it is meant', () => {
    const ran = run('tck');
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /usage: throughline tck FOLDER/);
    assert.equal(run('tck', '/nowhere/at/all').status, 2);
});
