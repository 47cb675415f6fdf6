// The main job: a real customer file, a retention decision for each customer, with its reasons. What the screens say is
// compared with the same rules written out here by hand, over the same file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chooseFile, example, examplePath, fileOf, runByName, workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';
import { sharedData } from '../support/shared_data.mjs';

const { withFirstVisit } = workbenches();
const telco = sharedData('customers/telco-churn.csv');
const needsTelco = { ...needsDist, skip: needsDist.skip || (telco ? false : 'telco-churn.csv is not on this machine') };

const monthly = (c) => c.Contract === 'Month-to-month';
const rules = [
    ['Welcome call', (c) => monthly(c) && c.tenure <= 6 && c.InternetService === 'Fiber optic' && c.TechSupport === 'No'],
    ['Security and support, three months free', (c) =>
        monthly(c) && c.tenure <= 24 && c.InternetService === 'Fiber optic' && c.OnlineSecurity === 'No' && c.TechSupport === 'No'],
    ['One-year offer, 15 % off', (c) => monthly(c) && c.tenure <= 24 && c.MonthlyCharges > 80],
    ['One-year offer, 10 % off', (c) => monthly(c) && c.tenure > 24 && c.MonthlyCharges > 80],
    ['Automatic payment credit', (c) => monthly(c) && c.InternetService !== 'No' && c.PaymentMethod === 'Electronic check'],
    ['Welcome call', (c) => monthly(c) && c.tenure <= 12 && c.InternetService === 'DSL' && c.TechSupport === 'No'],
    ['No action', (c) => monthly(c) && c.InternetService === 'No'],
    ['Check-in message', monthly],
    ['Thank-you note', (c) => c.Contract === 'One year' && c.tenure >= 48],
    ['Renewal call', (c) => c.Contract === 'One year' && c.MonthlyCharges >= 90 && c.OnlineSecurity === 'No'],
    ['No action', (c) => c.Contract === 'One year' || c.Contract === 'Two year'],
];

function customersOf(path) {
    const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
    return lines.map((cells) => {
        const customer = Object.fromEntries(head.map((name, column) => [name, cells[column]]));
        return { ...customer, tenure: Number(customer.tenure), MonthlyCharges: Number(customer.MonthlyCharges) };
    });
}

const ruleOf = (customer) => rules.findIndex(([, holds]) => holds(customer));

function countBy(customers, key) {
    const counts = new Map();
    for (const customer of customers)
        counts.set(key(customer), (counts.get(key(customer)) ?? 0) + 1);
    return counts;
}

// The retention example in place of the worked example, and the customers of a CSV file in it.
async function openRetention(bench, file, customers) {
    const workspace = fileOf('telco-retention.throughline.json', example('telco-retention.throughline.json'));
    await chooseFile(bench, () => bench.press('Control+o'), workspace);
    await bench.click('button', 'Replace');
    await chooseFile(bench, () => runByName(bench, 'Import customers'), file);
    const dialog = bench.byRole('dialog', 'Import customers');
    await dialog.getByText(`${customers} rows, 21 columns`).waitFor();
    await bench.click('button', `Import ${customers} rows`);
    assert.equal(await dialog.count(), 0);
    await bench.click('link', 'Customers');
    await bench.page.getByText(`${customers} customers`, { exact: true }).first().waitFor();
}

async function openDecision(bench, customers) {
    await bench.click('link', 'Decisions');
    await bench.click('gridcell', 'Retention action');
    await bench.byRole('grid', 'Rules').waitFor();
    await bench.byRole('heading', `Results by customers, n = ${customers}`).waitFor();
}

// "Results: No action 1,234; …" as a map from label to number.
async function figures(bench, name) {
    const said = (await bench.byRole('figure', name).getAttribute('aria-label')) ?? '';
    const parts = said.slice(said.indexOf(': ') + 2).split('; ');
    return new Map(parts.map((part) => {
        const [, label, number] = /^(.*?) ([\d,]+)(?: · .*)?$/.exec(part);
        return [label, Number(number.replaceAll(',', ''))];
    }));
}

test('[R082] 7,043 customers each get an action; counts of each action and each rule are right', needsTelco, () =>
    withFirstVisit(async (bench) => {
        const customers = customersOf(telco);
        assert.equal(customers.length, 7043);
        await openRetention(bench, telco, '7,043');
        await bench.screenshot('telco-customers');
        const actions = countBy(customers, (customer) => rules[ruleOf(customer)][0]);
        assert.deepEqual(Object.fromEntries(await figures(bench, /^Results/)), Object.fromEntries(actions));
        await openDecision(bench, '7,043');
        await bench.screenshot('telco-decision');
        const byRule = countBy(customers, (customer) => String(ruleOf(customer) + 1));
        assert.deepEqual(Object.fromEntries(await figures(bench, /^Customers by rule/)), Object.fromEntries(byRule));
        await bench.assertClean();
    }));

test('[R086] one customer shows the action, the rule that decided, and why the others did not', needsTelco, () =>
    withFirstVisit(async (bench) => {
        const key = '7590-VHVEG';
        const customer = customersOf(telco).find(({ customerID }) => customerID === key);
        const rule = ruleOf(customer);
        await openRetention(bench, telco, '7,043');
        await bench.click('gridcell', key);
        await bench.byRole('heading', key).waitFor();
        const page = await bench.byRole('main', 'Customers').innerText();
        assert.ok(page.includes(rules[rule][0]), `${rules[rule][0]} in ${page}`);
        assert.match(page, new RegExp(`rule ${rule + 1} of ${rules.length}`));
        assert.match(page, /Because[^]*Month-to-month[^]*Why not the others/);
        assert.match(page, new RegExp(`rule 1[^]*Internet ${customer.InternetService}[^]*not "Fiber optic"`));
        await bench.screenshot('telco-customer');
        assert.deepEqual(await bench.accessibilityProblems(), []);
        await bench.assertClean();
    }));

test('[R103] an edit of a cell says beforehand how many customers change result', needsDist, () =>
    withFirstVisit(async (bench) => {
        await openRetention(bench, examplePath('customers-synthetic.csv'), '600');
        await openDecision(bench, '600');
        const before = await figures(bench, /^Customers by rule/);
        const grid = bench.byRole('grid', 'Rules');
        await bench.clickOn(grid.getByRole('gridcell', { name: '<= 6', exact: true }).first(), { clickCount: 2 });
        await bench.type('<= 30', { all: true });
        const customers = customersOf(examplePath('customers-synthetic.csv'));
        const wider = (c) => monthly(c) && c.tenure <= 30 && c.InternetService === 'Fiber optic' && c.TechSupport === 'No';
        const changed = customers.filter((c) => wider(c) && rules[ruleOf(c)][0] !== 'Welcome call').length;
        assert.ok(changed > 0);
        await bench.byRole('heading', `Before you keep this edit: ${changed} of 600 customers change result`).waitFor();
        await bench.screenshot('telco-edit');
        await bench.press('Enter');
        await bench.byRole('heading', 'Results by customers, n = 600').waitFor();
        const after = await figures(bench, /^Customers by rule/);
        assert.equal(after.get('1'), customers.filter(wider).length);
        await bench.click('button', 'Undo');
        assert.deepEqual(await figures(bench, /^Customers by rule/), before);
        await bench.assertClean();
    }));
