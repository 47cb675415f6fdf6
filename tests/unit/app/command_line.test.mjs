// The command line as people start it: the native program and the wasm one under node give the same bytes, the same
// complaints and the same exit codes. (`make test` and `make cli` build both.)
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sharedData } from '../../support/shared_data.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const native = ['build/native-asan/throughline', 'build/native/throughline'].map((path) => join(project, path)).find(existsSync);
const wasm = join(project, 'dist/cli/throughline.mjs');
const workspace = 'web/examples/telco-retention.throughline.json';
const synthetic = 'web/examples/customers-synthetic.csv';
const telco = sharedData('customers/telco-churn.csv');

let folder;
before(() => {
    assert.ok(native, 'the native program is not built: make cli');
    assert.ok(existsSync(wasm), 'the wasm program is not built: make cli');
    folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
});
after(() => folder && rmSync(folder, { recursive: true }));

const options = { cwd: project, maxBuffer: 1 << 28 };
const ended = ({ status, stdout, stderr }) => ({ status, stdout: stdout?.toString(), stderr: stderr?.toString() });
const runNative = (args, more = {}) => ended(spawnSync(native, args, { ...options, ...more }));
const runWasm = (args, more = {}) => ended(spawnSync(process.execPath, [wasm, ...args], { ...options, ...more }));

// What both gave, after it was the same.
function runBoth(...args) {
    const first = runNative(args);
    assert.deepEqual(runWasm(args), first);
    return first;
}

const decide = (customers, ...more) => runBoth('decide', workspace, '--customers', customers, '--decision', 'Retention action', ...more);

function rowsOf(path) {
    const [head, ...rows] = readFileSync(join(project, path), 'utf8').trimEnd().split('\n').map((line) => line.split(','));
    return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index]])));
}

// Each line has the four members, in this order, and the inputs are the customer's own cells.
function checkLines(text, customers) {
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, customers.length);
    for (const [index, line] of lines.entries()) {
        assert.deepEqual(Object.keys(line), ['customer', 'result', 'rule', 'inputs']);
        assert.equal(line.customer, customers[index].customerID);
        const read = Object.entries(line.inputs);
        assert.deepEqual(read.map(([name]) => name).sort(),
            ['Contract', 'InternetService', 'MonthlyCharges', 'OnlineSecurity', 'PaymentMethod', 'TechSupport', 'tenure']);
        for (const [name, value] of read)
            assert.equal(value, typeof value === 'number' ? Number(customers[index][name]) : customers[index][name]);
    }
    return lines;
}

test('decide: native and wasm print the same line for each synthetic customer', () => {
    const { status, stdout, stderr } = decide(synthetic);
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    const lines = checkLines(stdout, rowsOf(synthetic));
    const decision = JSON.parse(readFileSync(join(project, workspace), 'utf8')).records.decision[0];
    for (const { rule, result } of lines)
        assert.equal(result, JSON.parse(decision.rules[rule - 1].output_entries[0]));
});

test('decide: the same for the 7,043 customers of the telco file', { skip: telco ? false : 'the shared data is not on this machine' }, () => {
    const { status, stdout, stderr } = decide(telco);
    assert.equal(status, 0, stderr);
    const [head, ...rows] = readFileSync(telco, 'utf8').trimEnd().split(/\r?\n/).map((line) => line.split(','));
    const lines = checkLines(stdout, rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index]]))));
    assert.equal(lines.length, 7043);
});

for (const [program, name] of [['rank', 'arbitration/priorities.csv'], ['funnel', 'arbitration/funnel-minimal.csv']]) {
    const file = sharedData(name);
    test(`${program}: the same bytes for ${name}`, { skip: file ? false : 'the shared data is not on this machine' }, () => {
        const { status, stdout, stderr } = runBoth(program, file);
        assert.equal(status, 0, stderr);
        assert.equal(stderr, '');
        const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
        if (program === 'rank')
            assert.deepEqual(lines.at(-1).winners_changed_without, { P: 29, V: 10, C: 20, L: 10 });
        else
            assert.deepEqual(lines.at(-1), { decisions: 3, candidates: 12, dropped: 9, offered: 3, decisions_without_action: 1 });
    });
}

test('simulate: the same counts for the example, whatever the build', () => {
    const bank = 'web/examples/harbour-bank.throughline.json';
    const households = 'web/examples/harbour-bank-households.csv';
    const contacts = ['campaigns', 'contacts'].flatMap((name) => ['--contacts', `web/examples/harbour-bank-${name}.csv`]);
    // By rates as the example says, and by models that explore: draws and logarithms are the same in every build.
    const exploring = join(folder, 'exploring.throughline.json');
    writeFileSync(exploring, readFileSync(join(project, bank), 'utf8').replace('"programme_owner"', '"ranking":{"propensity_basis":"exploring"},"programme_owner"'));
    const drawn = runBoth('simulate', exploring, '--customers', households, '--channel', 'Phone', ...contacts);
    assert.equal(drawn.status, 0, drawn.stderr);
    assert.match(drawn.stdout, /^\{"propensities":"models, exploring, of 1546 answers/);
    const { status, stdout, stderr } = runBoth('simulate', bank, '--customers', households, '--channel', 'Phone', ...contacts);
    assert.equal(status, 0, stderr);
    assert.notEqual(stdout, drawn.stdout);
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
    const total = lines.at(-1).customers;
    assert.equal(total, rowsOf(households).length);
    const chosen = lines.filter((line) => 'action' in line).reduce((sum, line) => sum + line.customers, 0);
    assert.equal(chosen, total);
    const stages = lines.filter((line) => 'stage' in line);
    const actions = lines.filter((line) => line.action).length;
    assert.equal(stages.reduce((sum, line) => sum + line.candidates, 0), total * actions);
});

test('check and schema: the same bytes and exit 0', () => {
    for (const example of [workspace, 'web/examples/harbour-bank.throughline.json']) {
        const checked = runBoth('check', example);
        assert.equal(checked.status, 0);
        assert.match(checked.stdout, /: valid, \d+ records, version 1\n$/);
    }
    const schema = runBoth('schema');
    assert.equal(schema.status, 0);
    assert.equal(JSON.parse(schema.stdout).$schema, 'https://json-schema.org/draft/2020-12/schema');
});

test('errors: the same complaint with its place, nothing printed, exit 1 for the input and 2 for the call', () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"format":"throughline","version":1,"records":{\n"outcome":[\n{"id":"o","title":"A" "x":1}\n]\n}}\n');
    const latin = join(folder, 'latin.json');
    writeFileSync(latin, Buffer.from('{"format":"throughline","version":1,"title":"M\xfcller","records":{}}', 'latin1'));
    const other = join(folder, 'other.csv');
    writeFileSync(other, 'customerID,tenure\nA,1\n');
    const wrong = [
        [1, /broken\.json: line 3, column 23, /, ['check', broken]],
        [1, /latin\.json: line 1, column 4\d.*UTF-8/, ['check', latin]],
        [1, /broken\.json: line 3, column 23, /, ['decide', broken, '--customers', synthetic, '--decision', 'x']],
        [1, /Retention action: input 1 \(Contract\)/, ['decide', workspace, '--customers', other, '--decision', 'Retention action']],
        [1, /no decision "Nobody".*"Retention action"/, ['decide', workspace, '--customers', synthetic, '--decision', 'Nobody']],
        [2, /missing\.json: The file cannot be read: No such file/, ['check', join(folder, 'missing.json')]],
        [2, /usage: throughline decide/, ['decide', workspace]],
        [2, /no option --loud/, ['check', '--loud', 'yes', workspace]],
        [2, /no command "dance"/, ['dance']],
    ];
    for (const [status, complaint, args] of wrong) {
        const ran = runBoth(...args);
        assert.match(ran.stderr, complaint);
        assert.equal(ran.status, status, args.join(' '));
        assert.equal(ran.stdout, '');
    }
});

test('a disk that is full is not passed over', () => {
    for (const run of [runNative, runWasm]) {
        const full = openSync('/dev/full', 'w');
        const ran = run(['decide', workspace, '--customers', synthetic, '--decision', 'Retention action'], { stdio: ['ignore', full, 'pipe'] });
        closeSync(full);
        assert.equal(ran.status, 2, ran.stderr);
        assert.match(ran.stderr, /cannot be written/);
    }
});
