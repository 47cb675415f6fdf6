// web/mirror.js in a browser: trees become accessible elements, differences only, focus and actions both ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsBrowser } from './support/browser.mjs';
import { fixtureBrowser } from './support/fixture.mjs';
import { Role, State } from './support/roles.mjs';

const { open } = fixtureBrowser();

const focusable = State.Focusable;
const screen = [
    { id: 1, role: Role.Application, name: 'Throughline', box: [0, 0, 1440, 900] },
    { id: 2, parent: 0, role: Role.Banner, name: 'Top bar' },
    { id: 3, parent: 1, role: Role.Button, name: 'Undo', state: focusable | State.Disabled, description: 'Nothing to undo', box: [1180, 8, 60, 28] },
    { id: 4, parent: 0, role: Role.Navigation, name: 'Places' },
    { id: 5, parent: 3, role: Role.TabList, name: 'Places' },
    { id: 6, parent: 4, role: Role.Tab, name: 'Outcomes', state: focusable | State.Selected, box: [0, 60, 56, 40] },
    { id: 7, parent: 4, role: Role.Tab, name: 'Journeys', state: focusable, box: [0, 110, 56, 40] },
    { id: 8, parent: 0, role: Role.Main, name: 'Customers', box: [60, 60, 1000, 800] },
    { id: 9, parent: 7, role: Role.Heading, name: 'Zákazníci 👩 und Umsätze', level: 1, box: [80, 70, 300, 24] },
    { id: 10, parent: 7, role: Role.Grid, name: 'Customers', row: 7043, column: 2, box: [80, 120, 600, 300] },
    { id: 11, parent: 9, role: Role.Row, row: 1 },
    { id: 12, parent: 10, role: Role.ColumnHeader, name: 'Name', column: 1, box: [80, 120, 100, 24] },
    { id: 13, parent: 10, role: Role.ColumnHeader, name: 'Tenure', column: 2, box: [180, 120, 100, 24] },
    { id: 14, parent: 9, role: Role.Row, row: 2, state: State.Selectable | State.Selected },
    { id: 15, parent: 13, role: Role.GridCell, name: 'Ada', column: 1, box: [80, 144, 100, 24] },
    { id: 16, parent: 13, role: Role.GridCell, name: '12', column: 2, box: [180, 144, 100, 24] },
    { id: 17, parent: 7, role: Role.TextField, name: 'Name', value: 'Ada', state: focusable | State.Required, box: [700, 120, 200, 28] },
    { id: 18, parent: 7, role: Role.SearchField, name: 'Find', value: '', state: focusable, box: [700, 160, 200, 28] },
    { id: 19, parent: 7, role: Role.ComboBox, name: 'State', value: 'in progress', state: focusable | State.Collapsed, box: [700, 200, 200, 28] },
    { id: 20, parent: 7, role: Role.CheckBox, name: 'Late only', state: focusable | State.Mixed, box: [700, 240, 200, 20] },
    { id: 21, parent: 7, role: Role.Slider, name: 'Weight', value: '0.5', state: focusable, box: [700, 270, 200, 20] },
    { id: 0, parent: 7, role: Role.Text, name: 'Harbour Bank keeps them', box: [700, 300, 200, 20] },
    { id: 22, parent: 7, role: Role.Tree, name: 'Outline', box: [700, 330, 200, 60] },
    { id: 23, parent: 22, role: Role.TreeItem, name: 'Households stay', level: 1, state: State.Expanded | focusable, box: [700, 330, 200, 20] },
    { id: 24, parent: 0, role: Role.ContentInfo, name: 'Status line' },
    { id: 25, parent: 24, role: Role.Status, name: 'Saved', value: 'entry 418', box: [10, 880, 200, 18] },
];

test('roles, names, values and states are there for assistive technology', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    const snapshot = await bench.page.locator('#mirror').ariaSnapshot();
    assert.equal(snapshot, [
        '- banner "Top bar":',
        '  - button "Undo" [disabled]',
        '- navigation "Places":',
        '  - tablist "Places":',
        '    - tab "Outcomes" [selected]',
        '    - tab "Journeys"',
        '- main "Customers":',
        '  - heading "Zákazníci 👩 und Umsätze" [level=1]',
        '  - grid "Customers":',
        '    - row "Name Tenure":',
        '      - columnheader "Name"',
        '      - columnheader "Tenure"',
        '    - row "Ada 12" [selected]:',
        '      - gridcell "Ada"',
        '      - gridcell "12"',
        '  - textbox "Name": Ada',
        '  - searchbox "Find"',
        '  - combobox "State": in progress',
        '  - checkbox "Late only" [checked=mixed]',
        '  - slider "Weight"',
        '  - text: Harbour Bank keeps them',
        '  - tree "Outline":',
        '    - treeitem "Households stay" [expanded] [level=1]',
        '- contentinfo "Status line":',
        '  - status: Saved entry 418',
    ].join('\n'));
    assert.equal(await bench.byRole('slider', 'Weight').getAttribute('aria-valuetext'), '0.5');
    assert.equal(await bench.byRole('grid', 'Customers').getAttribute('aria-rowcount'), '7043');
    assert.equal(await bench.byRole('button', 'Undo').getAttribute('aria-description'), 'Nothing to undo');
    assert.deepEqual(await bench.byRole('textbox', 'Name').boundingBox(), { x: 700, y: 120, width: 200, height: 28 });
    await bench.assertClean();
});

test('axe-core finds nothing wrong', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    assert.deepEqual(await bench.accessibilityProblems(), []);
    const dialog = [...screen, { id: 30, parent: 0, role: Role.Dialog, name: 'Delete', state: State.Modal, box: [400, 300, 400, 200] },
        { id: 31, parent: screen.length, role: Role.Button, name: 'Delete 3 records', state: focusable, box: [420, 420, 140, 28] }];
    await bench.show(dialog);
    assert.deepEqual(await bench.accessibilityProblems(), []);
});

test('an update touches only what changed, and keeps elements that moved', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    const result = await bench.page.evaluate(([before, after]) => {
        const mark = document.getElementById('m17');
        let changes = 0;
        const count = (records) => (changes += records.length);
        const observer = new MutationObserver(count);
        observer.observe(document.getElementById('mirror'), { subtree: true, childList: true, attributes: true, characterData: true });
        window.fixture.showTree(before);
        count(observer.takeRecords());
        const idle = changes;
        window.fixture.showTree(after);
        count(observer.takeRecords());
        return { idle, kept: document.getElementById('m17') === mark, changes: changes - idle };
    }, [screen, screen.map((node) => (node.id === 16 ? { ...node, name: '13' } : node))]);
    assert.deepEqual(result, { idle: 0, kept: true, changes: 1 });
    const reversed = [...screen.slice(0, 16), screen[17], screen[16], ...screen.slice(18)];
    await bench.show(reversed);
    const order = await bench.page.locator('#m8 > *').evaluateAll((elements) => elements.map((element) => element.id));
    assert.deepEqual(order.slice(2, 4), ['m18', 'm17']);
});

test('random trees: the elements are the tree, whatever was there before', needsBrowser, async () => {
    const bench = await open();
    const wrong = await bench.page.evaluate(() => {
        let seed = 7;
        const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
        const roles = [0, 11, 12, 22, 42, 43, 17];
        for (let round = 0; round < 300; ++round) {
            const nodes = [{ id: 1, role: 1 }];
            const ids = Array.from({ length: 30 }, (_, index) => index + 2).sort(() => random(3) - 1);
            for (let index = 1; index < 2 + random(25); ++index) {
                const parents = nodes.map((node, at) => at).filter((at) => [0, 1, 42].includes(nodes[at].role));
                nodes.push({ id: random(4) ? ids[index] : 0, parent: parents[random(parents.length)], role: roles[random(roles.length)], name: 'n' + random(9) });
            }
            // The tree comes in document order: children behind their parents, before the next branch.
            const ordered = [];
            const walk = (at, parent) => {
                const place = ordered.push({ ...nodes[at], parent }) - 1;
                nodes.forEach((node, child) => child && node.parent === at && walk(child, place));
            };
            walk(0, 0);
            window.fixture.showTree(ordered);
            const seen = [];
            const read = (element, parent) => {
                const place = seen.push({ id: element.id ? Number(element.id.slice(1)) : 0, parent }) - 1;
                for (const child of element.children)
                    read(child, place);
            };
            const root = document.getElementById('mirror');
            if (root.children.length !== 1)
                return `round ${round}: ${root.children.length} roots`;
            read(root.firstElementChild, 0);
            const wanted = ordered.map(({ id, parent }) => ({ id, parent }));
            if (JSON.stringify(seen) !== JSON.stringify(wanted))
                return `round ${round}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`;
        }
        return '';
    });
    assert.equal(wrong, '');
});

test('focus goes both ways and is not told back', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    await bench.take();
    const focused = screen.map((node) => (node.id === 7 ? { ...node, state: node.state | State.Focused } : node));
    await bench.show(focused);
    assert.equal(await bench.page.evaluate(() => document.activeElement.id), 'm7');
    assert.deepEqual(await bench.take(), []);
    await bench.byRole('checkbox', 'Late only').evaluate((element) => element.focus());
    assert.deepEqual(await bench.take(), [['mirrorFocused', 20]]);
    await bench.show(screen);
    assert.equal(await bench.page.evaluate(() => document.activeElement.id), 'mirror');
});

test('assistive technology invokes and sets values', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    await bench.take();
    await bench.byRole('tab', 'Journeys').evaluate((element) => element.click());
    await bench.byRole('button', 'Undo').evaluate((element) => element.click());
    assert.deepEqual(await bench.take(), [['mirrorInvoked', 7]], 'and a disabled button does nothing');
    await bench.byRole('textbox', 'Name').fill('Žofie 山田 👩');
    const told = await bench.take();
    assert.deepEqual(told[told.length - 1], ['mirrorValueSet', 17, 'Žofie 山田 👩']);
});

test('a real click in the middle of a mirrored widget reaches the canvas', needsBrowser, async () => {
    const bench = await open();
    await bench.show(screen);
    await bench.take();
    await bench.click('tab', 'Journeys');
    const presses = (await bench.take()).filter(([name]) => name === 'pressed');
    assert.deepEqual(presses, [['pressed', 0, true, 1], ['pressed', 0, false, 0]]);
});

test('two thousand nodes are mirrored in a few milliseconds', needsBrowser, async (context) => {
    const bench = await open();
    const times = await bench.page.evaluate(([application, gridCell, row, grid]) => {
        const build = (offset) => {
            const nodes = [{ id: 1, role: application, name: 'Throughline' }, { id: 2, parent: 0, role: grid, name: 'Rows' }];
            for (let at = 0; at < 200; ++at) {
                const place = nodes.push({ id: 1000 + at, parent: 1, role: row, row: at + offset + 1 }) - 1;
                for (let column = 0; column < 9; ++column)
                    nodes.push({ id: 10000 + at * 10 + column, parent: place, role: gridCell, name: `Kunde ${at + offset} · ${column}`, column: column + 1, box: [column * 100, at * 4, 100, 4] });
            }
            return nodes;
        };
        const measure = (nodes) => {
            const packed = window.fixture.packTree(nodes);
            const start = performance.now();
            window.fixture.page.mirror.update(...packed);
            return Math.round((performance.now() - start) * 10) / 10;
        };
        return { first: measure(build(0)), same: measure(build(0)), scrolled: measure(build(1)) };
    }, [Role.Application, Role.GridCell, Role.Row, Role.Grid]);
    context.diagnostic(`first ${times.first} ms, nothing changed ${times.same} ms, every text changed ${times.scrolled} ms`);
    assert.ok(times.same < 500);
});
