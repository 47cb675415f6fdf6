// The page's one text field (web/page_text.js) in a browser: typing, input methods, how it ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsBrowser } from './support/browser.mjs';
import { fixtureBrowser } from './support/fixture.mjs';
import { Role, State } from './support/roles.mjs';

const shared = fixtureBrowser();
const { open } = shared;
const ends = { commit: 0, next: 1, previous: 2, below: 3, cancel: 4 };
const tree = [
    { id: 1, role: Role.Application, name: 'Throughline' },
    { id: 2, parent: 0, role: Role.Main, name: 'Place' },
    { id: 17, parent: 1, role: Role.TextField, name: 'Name', value: 'Ada', state: State.Focusable | State.Focused, box: [700, 120, 200, 28] },
];

test('it lies over the widget, has its text selected, and tells every edit', needsBrowser, async () => {
    const bench = await open();
    await bench.show(tree);
    await bench.showEntry();
    const field = bench.byRole('textbox', 'Name');
    assert.equal(await field.count(), 1, 'the mirrored field steps back while the real one is open');
    assert.deepEqual(await field.boundingBox(), { x: 700, y: 120, width: 200, height: 28 });
    await bench.page.keyboard.type('Žo');
    await bench.page.keyboard.insertText('👩');
    assert.deepEqual(await bench.take('entryChanged'), [['entryChanged', 'Ž'], ['entryChanged', 'Žo'], ['entryChanged', 'Žo👩']]);
    assert.deepEqual(await bench.accessibilityProblems(), []);
    await bench.assertClean();
});

for (const [keys, end] of [['Enter', 'below'], ['Tab', 'next'], ['Shift+Tab', 'previous'], ['Escape', 'cancel']]) {
    test(`${keys} ends it with ${end}, and the focus comes back`, needsBrowser, async () => {
        const bench = await open();
        await bench.show(tree);
        await bench.showEntry();
        await bench.take();
        await bench.page.keyboard.press(keys);
        const told = await bench.take('entryEnded', 'key');
        assert.deepEqual(told.filter(([name, , down]) => name === 'entryEnded' || down).filter(([name, key]) => name !== 'key' || key !== 0), [['entryEnded', ends[end]]]);
        assert.equal(await bench.page.evaluate(() => document.activeElement.id), 'm17');
        assert.equal(await bench.byRole('textbox', 'Name').count(), 1);
    });
}

test('a click elsewhere keeps what was typed, and then counts as a click', needsBrowser, async () => {
    const bench = await open();
    await bench.show(tree);
    await bench.showEntry();
    await bench.page.keyboard.type('Eve');
    await bench.take();
    await bench.page.mouse.click(100, 500);
    const told = (await bench.take('entryEnded', 'pressed')).map(([name, value]) => `${name} ${value}`);
    assert.deepEqual(told, ['entryEnded 0', 'pressed 0', 'pressed 0']);
});

test('several lines: Enter makes a line, Ctrl+Enter ends', needsBrowser, async () => {
    const bench = await open();
    await bench.showEntry({ kind: 1, value: 'one', selectAll: false, height: 80 });
    await bench.page.keyboard.press('Enter');
    await bench.page.keyboard.type('two');
    await bench.page.keyboard.press('Control+Enter');
    const told = await bench.take('entryChanged', 'entryEnded');
    assert.deepEqual(told.slice(-2), [['entryChanged', 'one\ntwo'], ['entryEnded', ends.below]]);
});

test('an input method composes in peace: keys meant for it end nothing', needsBrowser, async () => {
    const bench = await open();
    await bench.showEntry({ value: '', selectAll: false });
    const session = await shared.browser.context.newCDPSession(bench.page);
    await session.send('Input.imeSetComposition', { text: 'や', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: 'やま', selectionStart: 2, selectionEnd: 2 });
    await bench.page.evaluate(() => {
        const field = document.getElementById('entry-line');
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    });
    assert.deepEqual(await bench.take('entryChanged', 'entryEnded'), []);
    await session.send('Input.insertText', { text: '山' });
    assert.deepEqual((await bench.take('entryChanged', 'entryEnded')).at(-1), ['entryChanged', '山']);
});

test('the longest length counts code points, not halves of them', needsBrowser, async () => {
    const bench = await open();
    await bench.showEntry({ value: '', most: 3 });
    await bench.page.keyboard.insertText('a👩é👩');
    assert.deepEqual(await bench.take('entryChanged'), [['entryChanged', 'a👩é']]);
});

test('the application keeps its own keys while text is edited, the field the others', needsBrowser, async () => {
    const bench = await open();
    await bench.showEntry();
    await bench.take();
    for (const keys of ['ArrowDown', 'Control+k', 'ArrowLeft', 'Control+z', 'Control+a', 'b'])
        await bench.page.keyboard.press(keys);
    const keys = (await bench.take('key')).filter(([, key, down]) => down && key).map(([, key]) => key);
    assert.deepEqual(keys, [5, 26], 'down and Ctrl+K alone');
    await bench.page.keyboard.press('Control+c');
    assert.equal((await bench.take('entryEnded')).length, 0);
});

test('another window in front does not end the typing', needsBrowser, async () => {
    const bench = await open();
    await bench.showEntry();
    await bench.take();
    await bench.page.evaluate(() => {
        const original = document.hasFocus;
        document.hasFocus = () => false;
        document.getElementById('entry-line').dispatchEvent(new FocusEvent('blur'));
        document.hasFocus = original;
    });
    assert.deepEqual(await bench.take('entryEnded'), []);
});

test('hiding by the application tells nothing back', needsBrowser, async () => {
    const bench = await open();
    await bench.show(tree);
    await bench.showEntry();
    await bench.take();
    await bench.page.evaluate(() => window.fixture.page.entry.hide());
    assert.deepEqual(await bench.take('entryEnded', 'entryChanged'), []);
});
