// Editing with mouse and keys: on the canvas of outcomes, in the inspector, on the journey map, in a decision table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drag, exportedRecords, runByName, savedText, workbenches } from './support/app.mjs';
import { needsDist } from './support/browser.mjs';

const { withFirstVisit } = workbenches();
const card = (bench, title) => bench.byRole('button', title);
const cards = (bench, title) => card(bench, title).count();

test('[R009] an outcome is added, named, undone and redone, and each step is saved', needsDist, () =>
    withFirstVisit(async (bench) => {
        let saved = await bench.savedSequence();
        const savesMore = async (what) => {
            const now = await bench.savedSequence();
            assert.ok(now > saved, `${what} is saved: entry ${now} after ${saved}`);
            assert.match(await savedText(bench), new RegExp(`Saved .*entry ${now}\\b`));
            saved = now;
        };
        await bench.click('button', 'Outcome');
        await bench.type('Pensions feel personal', { end: 'Enter' });
        assert.equal(await cards(bench, 'Pensions feel personal'), 1);
        await savesMore('adding');

        await bench.click('button', 'Undo');
        assert.equal(await cards(bench, 'Pensions feel personal'), 0);
        await savesMore('undoing');
        await bench.press('Control+Shift+Z');
        assert.equal(await cards(bench, 'Pensions feel personal'), 1);
        await savesMore('redoing');
        await bench.press('Control+z');
        assert.equal(await cards(bench, 'Pensions feel personal'), 0);
        await bench.press('Control+y');
        assert.equal(await cards(bench, 'Pensions feel personal'), 1);
        await bench.assertClean();
    }));

const first = 'First home without surprises';
const boxOf = (bench, title) => card(bench, title).boundingBox();
const near = (one, other) => Math.abs(one - other) <= 2;

async function outcomeTitles(bench) {
    return (await exportedRecords(bench)).outcome.map(({ title }) => title);
}

test('[R009] a card is renamed in the inspector', needsDist, () =>
    withFirstVisit(async (bench) => {
        await bench.click('button', first);
        const before = await bench.savedSequence();
        await bench.fill('textbox', 'Name', 'Žofie’s friends come too');
        assert.equal(await cards(bench, first), 0);
        assert.equal(await cards(bench, 'Žofie’s friends come too'), 1);
        assert.ok((await bench.savedSequence()) > before);
        await bench.press('Control+z');
        assert.equal(await cards(bench, first), 1);
        await bench.assertClean();
    }));

test('[R009] a card is renamed where it lies, by double click and by F2', needsDist, () =>
    withFirstVisit(async (bench) => {
        const field = bench.byRole('textbox', 'Name of the outcome').first();
        await bench.clickOn(field, { clickCount: 2 });
        await bench.type('Home on the day', { all: true, end: 'Enter' });
        assert.equal(await cards(bench, 'Home on the day'), 1);
        await bench.press('F2');
        await bench.type('Not this', { all: true, end: 'Escape' });
        assert.equal(await cards(bench, 'Home on the day'), 1, 'Escape keeps what was there');
        await bench.press('Control+z');
        assert.equal(await cards(bench, first), 1);
        await bench.assertClean();
    }));

test('[R009] a card is moved by the mouse and by arrow keys, each in one step of undo', needsDist, () =>
    withFirstVisit(async (bench) => {
        const start = await boxOf(bench, first);
        const grip = { x: start.x + 12, y: start.y + start.height - 12 };
        await drag(bench, grip, { x: grip.x + 40, y: grip.y + 96 });
        const moved = await boxOf(bench, first);
        assert.ok(moved.x > start.x + 20 && moved.y > start.y + 60, `from ${JSON.stringify(start)} to ${JSON.stringify(moved)}`);
        await bench.press('Control+z');
        const back = await boxOf(bench, first);
        assert.ok(near(back.x, start.x) && near(back.y, start.y), 'undo puts it back');
        await bench.press('Control+y');
        const again = await boxOf(bench, first);
        assert.ok(near(again.x, moved.x) && near(again.y, moved.y), 'redo moves it again');
        await bench.assertClean();
    }));

test('[R009] a link is drawn from card to card', needsDist, () =>
    withFirstVisit(async (bench) => {
        const idOf = (records, kind, title) => records[kind].find((record) => record.title === title).id;
        const linked = (records) => {
            const documents = records.interaction.find(({ title }) => title === 'Documents by app');
            return (documents.serves ?? []).some(({ experience }) => experience === idOf(records, 'experience', 'Confident to commit'));
        };
        assert.equal(linked(await exportedRecords(bench)), false);
        const from = await boxOf(bench, 'Confident to commit');
        const handle = { x: from.x + from.width, y: from.y + from.height / 2 };
        await drag(bench, handle, await bench.centre(card(bench, 'Documents by app')));
        assert.equal(linked(await exportedRecords(bench)), true);
        await bench.click('button', 'Undo');
        assert.equal(linked(await exportedRecords(bench)), false);
        await bench.assertClean();
    }));

test('[R009] Tab on a card adds below it, linked, with its name being typed', needsDist, () =>
    withFirstVisit(async (bench) => {
        await bench.click('button', first);
        await bench.click('button', 'Experience');
        await bench.type('Nothing comes twice', { all: true, end: 'Enter' });
        const { experience, outcome } = await exportedRecords(bench);
        const added = experience.find(({ title }) => title === 'Nothing comes twice');
        assert.deepEqual(added.serves.map((link) => link.outcome), [outcome.find(({ title }) => title === first).id]);
        await bench.assertClean();
    }));

test('[R108] several cards are chosen with Shift and deleted in one step; undo brings all back', needsDist, () =>
    withFirstVisit(async (bench) => {
        const chosen = ['Said it once', 'Confident to commit'];
        await bench.click('button', chosen[0]);
        await bench.page.keyboard.down('Shift');
        await bench.click('button', chosen[1]);
        await bench.page.keyboard.up('Shift');
        await bench.byRole('heading', '2 selected').waitFor();
        await bench.press('Delete');
        const left = (await exportedRecords(bench)).experience.map(({ title }) => title);
        assert.deepEqual(chosen.filter((title) => left.includes(title)), []);
        await bench.click('button', 'Undo');
        const back = (await exportedRecords(bench)).experience.map(({ title }) => title);
        assert.deepEqual(chosen.filter((title) => back.includes(title)), chosen);
        await bench.assertClean();
    }));

test('[R108] a frame drawn around cards chooses them', needsDist, () =>
    withFirstVisit(async (bench) => {
        const one = await boxOf(bench, 'Collect documents once');
        const other = await boxOf(bench, 'Open evening slots');
        await drag(bench, { x: one.x - 8, y: one.y - 6 }, { x: other.x + other.width - 4, y: other.y + other.height - 4 });
        await bench.byRole('heading', '2 selected').waitFor();
        await bench.assertClean();
    }));

test('[R021] the palette finds a record by name and goes to it from another place', needsDist, () =>
    withFirstVisit(async (bench) => {
        await bench.click('link', 'Work');
        await runByName(bench, 'Families send');
        await bench.byRole('main', 'Outcomes').waitFor();
        assert.equal(await bench.byRole('textbox', 'Name').inputValue(), 'Families send families');
        await bench.byRole('button', 'Families send families').waitFor();
        await bench.assertClean();
    }));

test('[R033] a cell of the journey map is edited where it stands', needsDist, () =>
    withFirstVisit(async (bench) => {
        const matters = async () => (await exportedRecords(bench)).stage.map((stage) => stage.what_matters);
        await bench.click('link', 'Journeys');
        const before = await matters();
        await bench.clickOn(bench.byRole('textbox', 'What matters at this stage').nth(1), { clickCount: 2 });
        await bench.type('“Say the price aloud.”', { all: true, end: 'Enter' });
        assert.ok((await matters()).some((words) => words?.includes('Say the price aloud')));
        await bench.click('button', 'Undo');
        assert.deepEqual(await matters(), before);
        await bench.assertClean();
    }));

test('[R103] a cell of a decision table: who would change, then kept, then taken back', needsDist, () =>
    withFirstVisit(async (bench) => {
        const rules = async () => (await exportedRecords(bench)).decision.find(({ title }) => title === 'Retention offer').rules;
        await bench.click('link', 'Decisions');
        await bench.click('gridcell', 'Retention offer');
        await bench.byRole('heading', 'Results by customers, n = 800').waitFor();
        const before = await rules();
        const cell = bench.byRole('grid', 'Rules').getByRole('gridcell', { name: '> 0', exact: true }).first();
        await bench.clickOn(cell, { clickCount: 2 });
        await bench.type('> 5', { all: true });
        const heading = bench.byRole('heading', /^Before you keep this edit: \d+ of 800 customers change result/);
        await heading.waitFor();
        assert.ok(Number(/(\d+) of/.exec(await heading.innerText())[1]) > 50, await heading.innerText());
        await bench.press('Enter');
        assert.equal((await rules())[0].input_entries[0], '> 5');
        await bench.press('Control+z');
        assert.deepEqual(await rules(), before);
        await bench.assertClean();
    }));

test('[R102] words that nothing is offered for end with Enter and Tab', needsDist, () =>
    withFirstVisit(async (bench) => {
        const rules = async () => (await exportedRecords(bench)).decision.find(({ title }) => title === 'Retention offer').rules;
        await bench.click('link', 'Decisions');
        await bench.click('gridcell', 'Retention offer');
        await bench.byRole('heading', 'Results by customers, n = 800').waitFor();
        const cell = bench.byRole('grid', 'Rules').getByRole('gridcell', { name: '"Apologise first"', exact: true }).first();
        for (const [end, words] of [['Enter', 'Call first'], ['Tab', 'Care first']]) {
            await bench.clickOn(cell);
            await bench.page.keyboard.type(words, { delay: 30 });
            await bench.press(end);
            assert.equal(await bench.page.evaluate(() => window.throughline_test.editing()), false, end);
            assert.equal((await rules())[0].output_entries[0], `"${words}"`);
            await bench.press('Control+z');
        }
        await bench.assertClean();
    }));

test('[R024] work lists interactions and tasks; late ones can be seen alone', needsDist, () =>
    withFirstVisit(async (bench) => {
        await bench.click('link', 'Work');
        await bench.byRole('grid', 'All work').waitFor();
        const rows = bench.byRole('grid', 'All work').getByRole('row');
        assert.ok((await rows.count()) > 10);
        const late = parseInt(await bench.byRole('button', / late$/).getAttribute('aria-label'), 10);
        assert.ok(late > 0);
        await bench.click('button', / late$/);
        assert.equal((await rows.count()) - 1, late, 'the heading and one row for each');
        for (const row of (await rows.all()).slice(1))
            assert.match(await row.innerText(), /late \d+ d/);
        await bench.assertClean();
    }));
