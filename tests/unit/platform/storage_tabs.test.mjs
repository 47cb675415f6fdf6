// Two tabs and one workspace, with Web Locks and without (plain http).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, bytes, entry, makeBrowser, makeStorage, summary } from './storage_world.mjs';

const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

for (const locks of [true, false]) {
    const kind = locks ? 'with locks' : 'without locks';

    async function twoTabs() {
        const browser = makeBrowser({ locks });
        const tabs = [];
        for (let index = 0; index < 2; ++index) {
            const storage = makeStorage(browser.tab());
            const notices = [];
            storage.watch((workspace, notice) => notices.push(`${workspace} ${notice}`));
            await ask(storage, 'open');
            tabs.push({ storage, notices });
        }
        assert.equal(await ask(tabs[0].storage, 'acquire', 'bank'), true);
        await ask(tabs[0].storage, 'writeSnapshot', summary(), 1, 1, bytes('{}'), 'hash');
        return tabs;
    }

    test(`one tab writes, the other reads and is told of changes (${kind})`, async () => {
        const [first, second] = await twoTabs();
        assert.equal(await ask(second.storage, 'acquire', 'bank'), false);
        await ask(first.storage, 'append', 'bank', [entry(1)]);
        await moment();
        assert.ok(second.notices.includes('bank changed'));
        assert.deepEqual((await ask(second.storage, 'read', 'bank')).sequences, [1]);
        await assert.rejects(ask(second.storage, 'append', 'bank', [entry(2)]), /Another tab/);
    });

    test(`taking over: the old tab is told and stores nothing more (${kind})`, async () => {
        const [first, second] = await twoTabs();
        await ask(second.storage, 'takeOver', 'bank');
        await moment();
        assert.ok(first.notices.includes('bank taken'));
        await assert.rejects(ask(first.storage, 'append', 'bank', [entry(1, 'old tab')]), /Another tab/);
        await ask(second.storage, 'append', 'bank', [entry(1, 'new tab')]);
    });

    test(`a tab that goes lets the other one in (${kind})`, async () => {
        const [first, second] = await twoTabs();
        assert.equal(await ask(second.storage, 'acquire', 'bank'), false);
        first.storage.suspend(true);
        await moment();
        assert.ok(second.notices.includes('bank freed'));
        assert.equal(await ask(second.storage, 'acquire', 'bank'), true);
        await ask(second.storage, 'append', 'bank', [entry(1)]);
    });
}

test('without locks, a tab that was killed does not keep the workspace', async () => {
    const browser = makeBrowser({ locks: false });
    const killed = makeStorage(browser.tab({ BroadcastChannel: null }));
    await ask(killed, 'open');
    await ask(killed, 'acquire', 'bank');
    const next = makeStorage(browser.tab());
    await ask(next, 'open');
    assert.equal(await ask(next, 'acquire', 'bank'), true);
});
