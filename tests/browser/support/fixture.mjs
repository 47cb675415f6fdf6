// Opens tests/browser/fixture: the page's scripts without the program.
import { after, before } from 'node:test';
import { launch, needsBrowser } from './browser.mjs';
import { serve } from './server.mjs';
import { Workbench } from './workbench.mjs';

export const project = new URL('../../../', import.meta.url).pathname;
export const fixtureFolders = [`${project}tests/browser/fixture`, `${project}web`];

export async function openFixture(browser, url) {
    const bench = await Workbench.open(browser, url, { wait: false });
    await bench.page.waitForFunction(() => window.fixture && window.fixture.told.some(([name]) => name === 'resized'));
    bench.show = (nodes) => bench.page.evaluate((given) => window.fixture.showTree(given), nodes);
    // What was told since the last time, without key and modifier noise unless asked for.
    bench.take = (...names) =>
        bench.page.evaluate((wanted) => window.fixture.take().filter(([name]) => !wanted.length || wanted.includes(name)), names);
    bench.showEntry = (changes = {}) =>
        bench.page.evaluate((given) => window.fixture.page.entry.show(given), {
            widget: 17, kind: 0, x: 700, y: 120, width: 200, height: 28, value: 'Ada', label: 'Name', placeholder: '', size: 13,
            monospace: false, selectAll: true, framed: false, most: 0, ...changes,
        });
    await bench.take();
    return bench;
}

// One static host of the fixture and one browser for the tests of a file: {server, browser, open()}, open() with a page
// of its own.
export function fixtureBrowser(options) {
    const shared = { open: (url = shared.server.url) => openFixture(shared.browser, url) };
    before(async () => {
        if (needsBrowser.skip)
            return;
        shared.server = await serve(fixtureFolders);
        shared.browser = await launch(options);
    });
    after(async () => {
        await shared.browser?.close();
        await shared.server?.close();
    });
    return shared;
}
