// 10,000 customers and 150 actions in the page: from the address of a page of the policy to its figures, with the Worker
// beside the page and without one; and how long the page did not answer meanwhile.
import { chooseFile, fileOf, runByName } from '../browser/support/app.mjs';
import { dist, launch, needsDist } from '../browser/support/browser.mjs';
import { serve } from '../browser/support/server.mjs';
import { Workbench } from '../browser/support/workbench.mjs';

const customers = 10_000;
const actions = 150;

function figure(name, value, unit, wanted) {
    console.log(JSON.stringify({ name: `simulation in the page: ${name}`, value, unit, goal: 'at most', wanted }));
}

// Conditions at all three stages, groups, levers and costs, as tests/bench/next_best_action.cpp has them; no contacts.
function workspace() {
    const each = (count, make) => Array.from({ length: count }, (_, index) => make(index));
    const conditions = (index) => [`tenure >= ${index % 40}`, `charges < ${20 + index}`, 'contract = "month"', 'complaints <= 3'];
    const records = {
        workspace: [{ id: 'w-bench', title: 'Bench' }],
        channel: [{ id: 'c-app', title: 'App', type: 'self_service', slots: 1 }],
        action: each(actions, (index) => ({
            id: `a-${index}`, title: `Action ${index}`, issue: `Issue ${index % 5}`, group: `Group ${index % 15}`, state: 'active',
            value: 20 + (index * 37) % 200, cost: 1 + index % 7, starting_propensity: 0.05 + (index % 20) / 40,
            conditions: ['eligibility', 'applicability', 'suitability'].map((stage, place) =>
                ({ stage, condition: conditions(index)[(index + place) % 4], title: `${stage} ${index}` })),
        })),
        treatment: each(actions, (index) =>
            ({ id: `t-${index}`, title: `Offer ${index}`, action: `a-${index}`, channel: 'c-app', state: 'active', wording: 'An offer' })),
        lever: each(15, (index) =>
            ({ id: `l-${index}`, title: `Lever ${index}`, group: `Group ${index}`, weight: index * 5, reason: 'Bench' })),
    };
    return fileOf('bench.throughline.json', JSON.stringify({ format: 'throughline', version: 1, records }));
}

function customersFile() {
    const lines = ['customer,tenure,charges,contract,complaints'];
    for (let row = 0; row < customers; ++row)
        lines.push(`c${row},${(row * 31) % 72},${((row * 7919) % 12000) / 100},${row % 2 ? 'month' : 'year'},${(row * 13) % 6}`);
    return fileOf('customers.csv', lines.join('\n'));
}

// In the page: opens an address and waits for a text; the time of that, and the longest task of the main thread.
async function timed([address, wanted]) {
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    location.hash = address;
    const mirror = document.getElementById('mirror');
    const shown = () => mirror.textContent.includes(wanted) && window.throughline_test.ask('settled') === 'yes';
    while (!shown()) {
        if (performance.now() > start + 60_000)
            throw new Error(`“${wanted}” did not come.`);
        await new Promise((done) => setTimeout(done, 2));
    }
    const end = performance.now();
    await new Promise((done) => setTimeout(done, 100));
    observer.disconnect();
    return { milliseconds: end - start, longest: Math.max(0, ...tasks.map(({ duration }) => duration)) };
}

async function measure(url, way, withWorker) {
    const browser = await launch();
    try {
        if (!withWorker)
            await browser.context.addInitScript(() => delete window.Worker);
        const bench = await Workbench.open(browser, url);
        await chooseFile(bench, () => bench.press('Control+o'), workspace());
        await bench.click('button', 'Replace');
        await chooseFile(bench, () => runByName(bench, 'Import customers'), customersFile());
        await bench.click('button', /^Import [\d,.]+ rows$/);
        const pages = [
            ['all customers, first time', 'simulation', 'Customers with an action', 2000],
            ['200 settings of the levers', 'trade_off', '200 settings of the levers', 3000],
            ['candidates for a budget', 'budget', 'One more unit brings'],
        ];
        for (const [name, page, wanted, goal] of pages) {
            const { milliseconds, longest } = await bench.page.evaluate(timed, [`#decisions/next-action/${page}`, wanted]);
            figure(`${name}, ${way}`, milliseconds, 'ms', goal);
            figure(`${name}, ${way}, longest block`, longest, 'ms');
        }
        await bench.assertClean();
    } finally {
        await browser.close();
    }
}

async function main() {
    if (needsDist.skip) {
        console.error(`The simulation in the page is not measured: ${needsDist.skip}.`);
        return;
    }
    const server = await serve(dist);
    try {
        await measure(server.url, 'by the Worker', true);
        await measure(server.url, 'on the page', false);
    } finally {
        await server.close();
    }
}

await main();
