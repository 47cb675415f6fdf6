// Adds up the results of all tests and prints, last, "N passed, N failed, N skipped". Exits with 1 when one failed.
// A test program that died before it wrote its results counts as one failure, as does a failed step of the build.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const total = { passed: 0, failed: 0, skipped: 0 };

function add(title, counts) {
    for (const kind of Object.keys(total))
        total[kind] += counts[kind];
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
    console.log(`${title.padEnd(44)} ${counts.passed} passed, ${counts.failed} failed${skipped}`);
}

function programsOf(build) {
    if (!existsSync(join(build, 'CTestTestfile.cmake')))
        return [];
    const answer = execFileSync('ctest', ['--test-dir', build, '--show-only=json-v1'], { encoding: 'utf8' });
    return JSON.parse(answer).tests.map((test) => test.name);
}

// Catch2's JUnit file: one <testcase> for each leaf section.
function countJunit(file) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (!text.includes('</testsuites>'))
        return { passed: 0, failed: 1, skipped: 0 };
    for (const [, attributes, body] of text.matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
        if (/<(failure|error)\b/.test(body ?? ''))
            ++counts.failed;
        else if (/<skipped\b/.test(body ?? '') || attributes.includes('status="skipped"'))
            ++counts.skipped;
        else
            ++counts.passed;
    }
    return counts;
}

function countPrograms(title, build) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const name of programsOf(build)) {
        const found = countJunit(join(build, 'results', `${name}.xml`));
        for (const kind of Object.keys(counts))
            counts[kind] += found[kind];
    }
    add(title, counts);
}

function countTap(file) {
    const text = readFileSync(file, 'utf8');
    const number = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
    const failed = number('fail') + number('cancelled');
    if (!/^# tests \d+$/m.test(text))
        return { passed: 0, failed: 1, skipped: 0 };
    return { passed: number('pass'), failed, skipped: number('skipped') + number('todo') };
}

countPrograms('Natively under ASan and UBSan', 'build/native-asan');
countPrograms('As wasm under node', 'build/web');
for (const file of readdirSync('build/results').filter((name) => name.endsWith('.tap')).sort())
    add(file.replace('.tap', '').replace('browser-', 'In the browser: '), countTap(join('build/results', file)));
const steps = readFileSync('build/results/steps.txt', 'utf8').trim().split('\n');
const failedSteps = steps.filter((step) => step.startsWith('FAIL '));
// Steps that run tests have been counted by their tests; a failed one must not pass for want of results.
const counting = (step) => /^\w+ Tests /.test(step);
const plain = steps.filter((step) => !counting(step));
add('Steps of the build and rules of the code', {
    passed: plain.filter((step) => step.startsWith('pass ')).length,
    failed: plain.filter((step) => step.startsWith('FAIL ')).length,
    skipped: 0,
});
for (const step of failedSteps)
    console.log(`failed: ${step.slice(5)}`);
if (failedSteps.length > 0 && total.failed === 0)
    total.failed = failedSteps.length;

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
