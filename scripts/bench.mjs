// Runs everything that measures, prints a table and writes build/bench.json. It states figures and never fails for one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

const figures = [];

function gather(where, program, args) {
    console.error(`measuring: ${where} ${args.at(-1) ?? program}`);
    let output;
    try {
        output = execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
    } catch (error) {
        figures.push({ name: `${args.at(-1) ?? program} did not finish: ${error.message.split('\n')[0]}`, where });
        return;
    }
    for (const line of output.split('\n').filter((text) => text.startsWith('{')))
        figures.push({ ...JSON.parse(line), where });
}

function programs(folder, pattern) {
    return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)).sort() : [];
}

for (const name of programs('build/native/bench', /^bench_\w+$/))
    gather('native', join('build/native/bench', name), []);
for (const name of programs('build/web/bench', /^bench_\w+\.js$/))
    gather('wasm', process.execPath, [join('build/web/bench', name)]);
for (const name of programs('tests/bench', /\.mjs$/))
    gather('browser', process.execPath, [join('tests/bench', name)]);

const sizes = JSON.parse(readFileSync('build/sizes.json', 'utf8'));
figures.push({ where: 'dist', name: 'first load, brotli', value: sizes.firstLoad / 1000, unit: 'KB', goal: 'at most', wanted: 450 });
figures.push({ where: 'dist', name: 'of it JavaScript, brotli', value: sizes.script / 1000, unit: 'KB', goal: 'at most', wanted: 25 });

const met = (figure) => (figure.goal === 'at most' ? figure.value <= figure.wanted : figure.value >= figure.wanted);
const number = (value) => value.toLocaleString('en', { maximumSignificantDigits: 4 });
console.log(`\n${'figure'.padEnd(74)} ${'where'.padEnd(8)} ${'measured'.padStart(16)}   goal`);
for (const figure of figures) {
    const measured = figure.value === undefined ? '-' : `${number(figure.value)} ${figure.unit}`;
    const goal = figure.wanted === undefined ? '' : `${figure.goal} ${number(figure.wanted)}  ${met(figure) ? 'met' : 'MISSED'}`;
    console.log(`${figure.name.padEnd(74)} ${figure.where.padEnd(8)} ${measured.padStart(16)}   ${goal}`);
}
// A load above the number of cores means that the times are too long.
const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg()[1] };
writeFileSync('build/bench.json', JSON.stringify({ machine, figures }, null, 1) + '\n');
console.log(`\nload of the last five minutes: ${number(machine.load)} on ${machine.cores} cores\nwritten to build/bench.json`);
