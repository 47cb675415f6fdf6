// A FIRST table of 50 rules over four inputs, decided by our wasm and by the engines that npm has: the same table, the
// same cases, one run. Every engine's answers are checked against ours first. Prints rates and ratios.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { peers } from './peers/installed.mjs';

const program = process.argv[2] ?? 'build/web/bench/bench_decisions.js';
const figure = (values) => console.log(JSON.stringify(values));
const stop = (reason) => {
    figure({ name: `decisions against other engines: not measured, ${reason}` });
    process.exit(0);
};
if (!existsSync(program))
    stop(`${program} is missing`);

const require = peers();
if (!require)
    stop('npm could not install them');

const { boxes, cases } = JSON.parse(
    execFileSync(process.execPath, [program, '--cases', '20000'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
const contexts = cases.map(([age, kind, paperless, charges]) => ({ age, kind, paperless, charges }));
const expected = cases.map((row) => row[4]);

// Decisions in a second, the fastest of three runs over as many cases as take about a second.
async function rate(decide) {
    let count = 50;
    let best = 0;
    for (let run = 0; run < 4; ++run) {
        const start = process.hrtime.bigint();
        for (let at = 0; at < count; ++at)
            await decide(contexts[at % contexts.length]);
        const seconds = Number(process.hrtime.bigint() - start) / 1e9;
        // The first run only warms up.
        best = run === 0 ? 0 : Math.max(best, count / seconds);
        count = Math.min(contexts.length, Math.max(50, Math.round(count / seconds)));
    }
    return best;
}

async function compare(name, decide, ours) {
    for (let at = 0; at < 500; ++at) {
        const answer = await decide(contexts[at]);
        if (answer !== expected[at]) {
            figure({ name: `${name}: not measured, it answers ${answer} instead of ${expected[at]} to ${JSON.stringify(contexts[at])}` });
            return;
        }
    }
    const measured = await rate(decide);
    figure({ name: `decisions of ${name}, 50 rules`, value: measured, unit: 'per second' });
    figure({ name: `ours against ${name}, one at a time`, value: ours.single / measured, unit: 'times' });
    figure({ name: `ours against ${name}, in a batch`, value: ours.batch / measured, unit: 'times' });
}

function zenTable() {
    const input = (field) => ({ id: field, name: field, type: 'expression', field });
    const rules = boxes.map(([low, high, one, other, paperless, charge], index) => ({
        _id: `r${index}`, age: `[${low}..${high})`, kind: `"${one}", "${other}"`,
        paperless: paperless === 0 ? '' : paperless === 1 ? 'true' : 'false', charges: `> ${charge}`, action: `"action ${index}"`,
    }));
    rules.push({ _id: 'rest', age: '', kind: '', paperless: '', charges: '', action: '"none"' });
    return {
        nodes: [
            { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
            { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 0, y: 0 }, content: {
                hitPolicy: 'first', inputs: ['age', 'kind', 'paperless', 'charges'].map(input),
                outputs: [{ id: 'action', name: 'action', type: 'expression', field: 'action' }], rules } },
            { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
        ],
        edges: [{ id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' }, { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' }],
    };
}

function zen() {
    const { ZenEngine } = require('@gorules/zen-engine');
    const decision = new ZenEngine().createDecision(zenTable());
    return async (context) => (await decision.evaluate(context)).result.action;
}

async function feelin() {
    const { unaryTest } = await import(pathToFileURL(require.resolve('feelin')));
    const truth = (result) => (result !== null && typeof result === 'object' ? result.value : result) === true;
    const rules = boxes.map(([low, high, one, other, paperless, charge]) => [
        ['age', `[${low}..${high})`], ['kind', `"${one}", "${other}"`],
        ...(paperless === 0 ? [] : [['paperless', paperless === 1 ? 'true' : 'false']]), ['charges', `> ${charge}`]]);
    return async (context) => {
        const hit = rules.findIndex((cells) => cells.every(([field, test]) => truth(unaryTest(test, { '?': context[field] }))));
        return hit < 0 ? 'none' : `action ${hit}`;
    };
}

function jsonRulesEngine() {
    const { Engine } = require('json-rules-engine');
    const engine = new Engine();
    boxes.forEach(([low, high, one, other, paperless, charge], index) => engine.addRule({
        // The highest priority runs first, and the first event stops the engine.
        priority: boxes.length - index,
        conditions: { all: [
            { fact: 'age', operator: 'greaterThanInclusive', value: low }, { fact: 'age', operator: 'lessThan', value: high },
            { fact: 'kind', operator: 'in', value: [one, other] },
            ...(paperless === 0 ? [] : [{ fact: 'paperless', operator: 'equal', value: paperless === 1 }]),
            { fact: 'charges', operator: 'greaterThan', value: charge }] },
        event: { type: `action ${index}` },
        onSuccess: () => engine.stop(),
    }));
    return async (context) => (await engine.run(context)).events[0]?.type ?? 'none';
}

const ours = {};
for (const line of execFileSync(process.execPath, [program], { encoding: 'utf8' }).split('\n').filter((text) => text.startsWith('{'))) {
    const { name, value } = JSON.parse(line);
    if (name === 'decisions one at a time, 50 rules')
        ours.single = value * 1e6;
    if (name === 'decisions in a batch, 50 rules')
        ours.batch = value * 1e6;
}
for (const [name, make] of [['zen-engine', zen], ['feelin', feelin], ['json-rules-engine', jsonRulesEngine]]) {
    let decide;
    try {
        decide = await make();
    } catch (error) {
        figure({ name: `${name}: not measured, ${error.message.split('\n')[0]}` });
        continue;
    }
    await compare(name, decide, ours);
}
