// web/page*.js in a browser: pointer, touch, wheel, keys, sizes, frames, clipboard, files, address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, needsBrowser } from './support/browser.mjs';
import { fixtureBrowser, openFixture } from './support/fixture.mjs';

const shared = fixtureBrowser({ hasTouch: true });
const { open } = shared;
const pressesOf = async (bench) => (await bench.take('pressed')).map(([, ...rest]) => rest);

test('clicks are counted, buttons told apart, and a release outside is seen', needsBrowser, async () => {
    const bench = await open();
    const { mouse } = bench.page;
    await mouse.dblclick(100, 100);
    assert.deepEqual(await pressesOf(bench), [[0, true, 1], [0, false, 0], [0, true, 2], [0, false, 0]]);
    await mouse.move(300, 300);
    await mouse.down();
    await mouse.down({ button: 'right' });
    await mouse.up({ button: 'right' });
    await mouse.up();
    assert.deepEqual(await pressesOf(bench), [[0, true, 1], [1, true, 1], [1, false, 0], [0, false, 0]]);
    await mouse.down();
    await mouse.move(-50, -50);
    await mouse.up();
    await mouse.move(10, 10);
    assert.deepEqual(await pressesOf(bench), [[0, true, 1], [0, false, 0]]);
    await mouse.click(50, 50, { button: 'middle' });
    assert.deepEqual(await pressesOf(bench), [[2, true, 1], [2, false, 0]]);
    await bench.assertClean();
});

test('the wheel tells lines; with Ctrl it is a pinch and the page does not zoom', needsBrowser, async () => {
    const bench = await open();
    const { mouse, keyboard } = bench.page;
    await mouse.move(200, 200);
    await mouse.wheel(0, 100);
    await mouse.wheel(0, -14);
    await mouse.wheel(20, 0);
    await bench.page.waitForFunction(() => window.fixture.told.filter(([name]) => name === 'wheel').length === 3);
    assert.deepEqual(await bench.take('wheel'), [['wheel', 0, 3, false], ['wheel', 0, -0.35, false], ['wheel', 0.5, 0, false]]);
    await keyboard.down('Control');
    await mouse.wheel(0, -10);
    await keyboard.up('Control');
    await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'wheel'));
    assert.deepEqual(await bench.take('wheel'), [['wheel', 0, 0.1, true]]);
    assert.equal(await bench.page.evaluate(() => devicePixelRatio), 1);
});

test('one finger presses, a held finger is the secondary button, two fingers scroll and zoom', needsBrowser, async () => {
    const bench = await open();
    const session = await shared.browser.context.newCDPSession(bench.page);
    const touch = (type, ...points) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [100, 100]);
    await touch('touchEnd');
    assert.deepEqual(await pressesOf(bench), [[0, true, 1], [0, false, 0]]);
    await touch('touchStart', [100, 200]);
    await touch('touchMove', [140, 200]);
    await touch('touchEnd');
    assert.deepEqual(await pressesOf(bench), [[0, true, 1], [0, false, 0]]);
    await touch('touchStart', [300, 300]);
    await bench.page.waitForFunction(() => window.fixture.told.filter(([name]) => name === 'pressed').length === 2);
    await touch('touchEnd');
    assert.deepEqual(await pressesOf(bench), [[1, true, 1], [1, false, 0]]);
    await touch('touchStart', [400, 400], [500, 400]);
    await touch('touchMove', [400, 440], [500, 440]);
    await touch('touchMove', [350, 440], [550, 440]);
    await touch('touchEnd');
    const told = await bench.take('wheel', 'pressed');
    assert.ok(told.every(([name]) => name === 'wheel'), 'two fingers press nothing');
    const scrolled = told.filter(([, , , pinch]) => !pinch).reduce((sum, [, , lines]) => sum + lines, 0);
    const zoomed = told.filter(([, , , pinch]) => pinch).reduce((sum, [, , zoom]) => sum + zoom, 0);
    assert.ok(Math.abs(scrolled + 1) < 0.01, `scrolled ${scrolled} lines: the content follows the fingers`);
    assert.ok(Math.abs(zoomed - Math.log(2)) < 0.01, `zoomed by e^${zoomed}`);
});

test('keys come by meaning; ours are kept from the browser, the others are its own', needsBrowser, async () => {
    const bench = await open();
    const { keyboard } = bench.page;
    await bench.page.evaluate(() => {
        window.defaults = [];
        window.addEventListener('keydown', (event) => setTimeout(() => window.defaults.push([event.key, event.defaultPrevented])));
    });
    for (const keys of ['a', 'Tab', 'Control+k', 'Control+f', 'Control+z', 'Control+Shift+Z', 'F5', 'Control+r', 'F12', 'Control+l', ' '])
        await keyboard.press(keys).catch(() => {});
    const told = await bench.take('key', 'typed');
    const downs = told.filter(([name, , down]) => name === 'typed' || down).map(([name, value]) => `${name} ${value}`);
    assert.deepEqual(downs.slice(0, 6), ['key 16', 'typed a', 'key 1', 'key 26', 'key 21', 'key 41']);
    await bench.page.waitForTimeout(50);
    const defaults = await bench.page.evaluate(() => window.defaults.filter(([key]) => !/^(Control|Shift)$/.test(key)));
    const prevented = Object.fromEntries(defaults);
    assert.equal(prevented.k && prevented.f && prevented.z && prevented.Tab && prevented[' '], true);
    assert.equal(prevented.r || prevented.l || prevented.F12 || prevented.F5 || false, false);
});

test('letters and digits are found on other layouts; zoom stays the browser\'s', needsBrowser, async () => {
    const bench = await open();
    const keyOf = async (changes) => {
        await bench.page.evaluate((given) => window.dispatchEvent(new KeyboardEvent('keydown', given)), changes);
        return (await bench.take('key')).map(([, key]) => key);
    };
    assert.deepEqual(await keyOf({ key: 'z', code: 'KeyW', ctrlKey: true }), [41], 'Z where a French keyboard has it');
    assert.deepEqual(await keyOf({ key: 'я', code: 'KeyZ', ctrlKey: true }), [41], 'Z by place on a Russian one');
    assert.deepEqual(await keyOf({ key: '!', code: 'Digit1', shiftKey: true }), [43]);
    assert.deepEqual(await keyOf({ key: '1', code: 'Digit1', shiftKey: true }), [43], 'digits of a French keyboard');
    assert.deepEqual(await keyOf({ key: 'Î', code: 'KeyD', altKey: true, shiftKey: true }), [19], 'Option and Shift on a Mac');
    assert.deepEqual(await keyOf({ key: '+', code: 'Equal', ctrlKey: true }), []);
});

test('closing asks first, but only while something is not stored', needsBrowser, async () => {
    const bench = await open();
    const dialogs = [];
    bench.page.on('dialog', (dialog) => {
        dialogs.push(dialog.type());
        dialog.dismiss();
    });
    await bench.page.mouse.click(10, 10);
    await bench.page.evaluate(() => window.fixture.page.setUnsaved(true));
    await bench.page.close({ runBeforeUnload: true });
    await bench.page.waitForTimeout(300);
    assert.deepEqual(dialogs, ['beforeunload']);
    await bench.page.evaluate(() => window.fixture.page.setUnsaved(false));
    await bench.page.close({ runBeforeUnload: true });
    await new Promise((later) => setTimeout(later, 300));
    assert.equal(bench.page.isClosed(), true);
});

test('the canvas has exactly the pixels it covers, at every ratio', needsBrowser, async () => {
    for (const ratio of [1, 1.5, 2]) {
        const other = await launch({ width: 801, height: 601, ratio });
        try {
            const bench = await openFixture(other, shared.server.url);
            const size = await bench.page.evaluate(() => {
                const canvas = document.getElementById('canvas');
                return [canvas.width, canvas.height];
            });
            assert.ok(Math.abs(size[0] - 801 * ratio) <= 1 && Math.abs(size[1] - 601 * ratio) <= 1, `${size} at ${ratio}`);
            await bench.page.setViewportSize({ width: 640, height: 480 });
            await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'resized'));
            const [[, width, height, told]] = await bench.take('resized');
            assert.deepEqual([width, height, Math.round(told * 100) / 100], [640, 480, ratio]);
        } finally {
            await other.close();
        }
    }
});

test('nothing is drawn while nothing happens, and a timer draws once', needsBrowser, async () => {
    const bench = await open();
    await bench.waitSettled();
    const before = await bench.frames();
    await bench.page.waitForTimeout(3000);
    assert.equal((await bench.frames()) - before, 0);
    await bench.page.evaluate(() => {
        window.fixture.page.frames.wakeAfter(100);
        window.fixture.page.frames.wakeAfter(40);
        window.fixture.page.frames.wakeAfter(90);
    });
    await bench.page.waitForTimeout(400);
    assert.equal((await bench.frames()) - before, 1, 'the earliest wish wakes once');
});

for (const [kind, url] of [['a secure page', 'url'], ['plain http', 'intranetUrl']]) {
    test(`copy, cut and paste by keyboard work on ${kind}`, needsBrowser, async () => {
        const bench = await open(shared.server[url]);
        const { keyboard } = bench.page;
        await bench.page.evaluate(() => window.fixture.setCopied({ text: 'Ada\tBerlin\nŽofie 👩', html: '<table><tr><td>Ada</td></tr></table>' }));
        await keyboard.press('Control+c');
        await bench.page.evaluate(() => window.fixture.setCopied(null));
        await bench.take();
        await keyboard.press('Control+v');
        await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'pasted'));
        const told = await bench.take();
        assert.deepEqual(told.filter(([name]) => name === 'pasted'), [['pasted', 'Ada\tBerlin\nŽofie 👩']]);
        assert.ok(!told.some(([name, key, down]) => name === 'key' && key === 37 && down), 'V is not told as a key');
    });
}

test('files come in by dropping and choosing, and go out', needsBrowser, async () => {
    const bench = await open();
    await bench.page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['id\n1\n'], 'customers.csv', { type: 'text/csv' }));
        const canvas = document.getElementById('canvas');
        for (const type of ['dragover', 'drop'])
            canvas.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'dropped'));
    assert.deepEqual(await bench.take('dropped'), [['dropped', 'customers.csv', 'id\n1\n']]);

    await bench.page.evaluate(() => {
        for (const [name, type] of [['cells.png', 'image/png'], ['policy.dmn', '']]) {
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File(['<definitions/>'], name, { type }));
            document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
    });
    await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'dropped'));
    assert.deepEqual(await bench.take('dropped'), [['dropped', 'policy.dmn', '<definitions/>']], 'pasted; not the picture of cells');

    await bench.page.evaluate(() => {
        const file = new File(['id'], 'folder');
        file.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) });
        const transfer = { types: ['Files'], files: [file] };
        window.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: transfer }));
    });
    await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'dropFailed'));
    assert.match((await bench.take('dropFailed'))[0][1], /could not read “folder”/);
    assert.deepEqual(await bench.page.evaluate(() => window.fixture.files.slice(-1)), [null], 'nothing is kept of it');

    const [chooser] = await Promise.all([
        bench.page.waitForEvent('filechooser'),
        bench.page.evaluate(() => {
            window.chosen = new Promise((take) => window.fixture.page.openFile('.csv', (name, file) => take([name, window.fixture.files[file]]), take));
        }),
    ]);
    await chooser.setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('id\n') });
    assert.deepEqual(await bench.page.evaluate(() => window.chosen), ['a.csv', 'id\n']);

    const [download] = await Promise.all([
        bench.page.waitForEvent('download'),
        bench.page.evaluate(() => window.fixture.page.saveFile('bank.throughline.json', 'application/json', new TextEncoder().encode('{}'))),
    ]);
    assert.equal(download.suggestedFilename(), 'bank.throughline.json');
});

test('the address carries the place, and Back returns to it', needsBrowser, async () => {
    const bench = await open();
    await bench.page.evaluate(() => window.fixture.page.setLocation('outcomes/zákazníci'));
    await bench.page.evaluate(() => window.fixture.page.setLocation('journeys'));
    await bench.page.waitForTimeout(100);
    assert.deepEqual(await bench.take('located'), [], 'its own changes are not told back');
    await bench.page.goBack();
    await bench.page.waitForFunction(() => window.fixture.told.some(([name]) => name === 'located'));
    assert.deepEqual(await bench.take('located'), [['located', 'outcomes/zákazníci']]);
});

test('only https and mail addresses are opened', needsBrowser, async () => {
    const bench = await open();
    const opened = await bench.page.evaluate(() => {
        const seen = [];
        window.open = (address) => seen.push(address);
        for (const address of ['https://example.org/', 'javascript:alert(1)', 'http://example.org', 'mailto:a@example.org', 'file:///etc/passwd'])
            window.fixture.page.openAddress(address);
        return seen;
    });
    assert.deepEqual(opened, ['https://example.org/', 'mailto:a@example.org']);
});

test('settings survive where localStorage works and harm nobody where it does not', needsBrowser, async () => {
    const bench = await open();
    const values = await bench.page.evaluate(() => {
        const { local } = window.fixture.page;
        local.set('throughline.setting.theme', 'dark');
        const kept = local.get('throughline.setting.theme');
        local.remove('throughline.setting.theme');
        return [kept, local.get('throughline.setting.theme')];
    });
    assert.deepEqual(values, ['dark', null]);
});
