// Every screen of the worked example, as a person sees it on the first visit: a picture of each, light and dark, on a
// large and a small window, what axe-core says of it, and the way there by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workbenches } from './support/app.mjs';
import { launch, needsDist } from './support/browser.mjs';
import { Workbench } from './support/workbench.mjs';

const shared = workbenches();

// Each place, and something of the example that is on it.
const places = {
    Outcomes: (bench) => bench.byRole('button', 'First home without surprises'),
    Journeys: (bench) => bench.byRole('textbox', 'Name of the stage').first(),
    Decisions: (bench) => bench.byRole('gridcell', 'Retention offer'),
    Customers: (bench) => bench.byRole('gridcell', 'HB-0001').first(),
    Work: (bench) => bench.byRole('grid', 'All work'),
    Evidence: (bench) => bench.byRole('gridcell', 'Renewal rate').first(),
};

async function goTo(bench, place) {
    await bench.click('link', place);
    await bench.byRole('main', place).waitFor();
    await places[place](bench).waitFor();
}

// What is one or two clicks further than a place.
async function talk(bench, part) {
    await bench.page.evaluate(() => (location.hash = 'customers/customer/HB-0027'));
    await bench.click('radio', 'Conversation');
    await bench.click('radio', part);
}

const screens = {
    ...Object.fromEntries(Object.keys(places).map((place) => [place.toLowerCase(), (bench) => goTo(bench, place)])),
    'outcome': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.click('button', 'First home without surprises');
        await bench.byRole('textbox', 'Name').waitFor();
    },
    'decision': async (bench) => {
        await goTo(bench, 'Decisions');
        await bench.click('gridcell', 'Retention offer');
        await bench.byRole('grid', 'Rules').waitFor();
        await bench.byRole('heading', 'Results by customers, n = 800').waitFor();
    },
    'decision graph': async (bench) => {
        await goTo(bench, 'Decisions');
        await bench.click('radio', 'Graph');
        await bench.byRole('button', 'Retention offer').waitFor();
        await bench.fill('textbox', 'Customer', 'HB-0001');
        await bench.click('button', 'Retention offer');
        await bench.byRole('heading', 'Why not the others').waitFor();
    },
    'export of decisions': async (bench) => {
        await bench.click('button', 'Export DMN');
        await bench.byRole('dialog', 'Export decisions').waitFor();
    },
    // The customer that was looked at in the graph is open already.
    'customer': async (bench) => {
        await bench.click('link', 'Customers');
        await bench.byRole('heading', 'Iris Falk').waitFor();
        await bench.byRole('heading', 'Because').waitFor();
    },
    'responsibilities': async (bench) => {
        await goTo(bench, 'Work');
        await bench.click('tab', /accountable/i);
        await bench.byRole('columnheader', 'Jon Reyes').waitFor();
    },
    'findings': async (bench) => {
        await bench.click('link', 'Work');
        await bench.click('tab', /^Findings/);
    },
    'loop': async (bench) => {
        await bench.click('link', 'Evidence');
        await bench.click('tab', 'The loop');
        await bench.byRole('heading', 'Experiences').waitFor();
    },
    'improvements': async (bench) => {
        await bench.click('tab', /^Improvements/);
        await bench.click('gridcell', 'Call 90 days before the fix ends');
        await bench.byRole('button', 'Mandate without data').waitFor();
    },
    'approaches': async (bench) => {
        await bench.click('tab', 'Approaches');
        await bench.click('gridcell', 'Advice call');
        await bench.byRole('heading', 'Blended').waitFor();
    },
    'two models': async (bench) => {
        await bench.click('tab', 'Two models');
        await bench.byRole('heading', 'The outcome model reports').waitFor();
    },
    'coverage': async (bench) => {
        await bench.click('tab', 'Coverage');
        await bench.click('radio', 'Control');
        await bench.byRole('button', 'Uncontrolled').waitFor();
    },
    'self-check': async (bench) => {
        await bench.click('tab', 'Self-check');
        await bench.byRole('heading', 'Left to chance').waitFor();
    },
    'requirements': async (bench) => {
        await bench.click('tab', 'Requirements');
        await bench.click('gridcell', 'Q001');
        await bench.byRole('button', 'Export as CSV').waitFor();
    },
    'programme': async (bench) => {
        await bench.click('tab', 'Programme');
        await bench.byRole('combobox', 'Programme owner').waitFor();
    },
    'relationship': async (bench) => {
        await bench.click('link', 'Customers');
        await bench.click('tab', 'Relationships');
        await bench.byRole('heading', 'Past and future').waitFor();
    },
    'opportunity': async (bench) => {
        await bench.click('radio', 'Opportunity');
        await bench.byRole('radio', 'Interactions').waitFor();
    },
    'conversation': async (bench) => {
        await talk(bench, 'Talk');
        await bench.byRole('heading', /^Suggested now/).waitFor();
    },
    'candidates': async (bench) => {
        await talk(bench, 'Every candidate');
        await bench.byRole('columnheader', 'It would win').waitFor();
    },
    'channels': async (bench) => {
        await talk(bench, 'All channels');
        await bench.byRole('columnheader', 'The same?').waitFor();
    },
    'actions': async (bench) => {
        await bench.click('link', 'Decisions');
        await bench.click('radio', 'Next best action');
        await bench.click('gridcell', /Hold the rate for 14 days/);
        await bench.byRole('heading', 'On each channel').waitFor();
    },
    'models': async (bench) => {
        await bench.click('tab', 'Models');
        await bench.byRole('heading', 'What it said, and what came').waitFor();
    },
    'simulation': async (bench) => {
        await bench.click('tab', 'Simulation');
        await bench.byRole('heading', 'Where candidates drop').waitFor();
    },
    'trade-off': async (bench) => {
        await bench.click('tab', 'Trade-off');
        await bench.byRole('heading', /^200 settings/).waitFor();
    },
    'budget': async (bench) => {
        await bench.click('tab', 'Budget');
        await bench.byRole('grid', 'Who gets what within the budget').waitFor();
    },
    'versions': async (bench) => {
        await bench.click('tab', 'Versions');
        await bench.byRole('heading', 'Files for the systems in place').waitFor();
    },
    'control arms': async (bench) => {
        await bench.click('tab', 'Experiments');
        await bench.byRole('heading', 'Who is decided for in another way').waitFor();
    },
    'palette': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.press('Control+k');
        await bench.byRole('dialog', 'Command palette').waitFor();
    },
    'workspaces': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.click('button', 'Harbour Bank');
        await bench.click('menuitem', 'Manage workspaces…');
        await bench.byRole('dialog', 'Workspaces').waitFor();
    },
    'presenting': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.click('button', 'Present');
        await bench.byRole('button', 'End').waitFor();
    },
    'presenting an outcome': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.click('button', 'Present');
        await bench.press('PageDown');
        await bench.byRole('button', 'Households stay past the fix').waitFor();
    },
    // These leave the workspace; nothing of the first example comes after them.
    'another example': async (bench) => {
        await goTo(bench, 'Outcomes');
        await bench.click('link', 'Utility');
        await bench.byRole('button', 'Outages that people can plan around').waitFor();
        await bench.waitSettled();
    },
    'start with your customer': async (bench) => {
        await bench.click('link', 'Start with your customer');
        await bench.byRole('textbox', 'Who your customer is, and what they want').waitFor();
    },
    'first outcome': async (bench) => {
        await bench.fill('textbox', 'Who your customer is, and what they want', 'Young families want a fair rate without chasing it.');
        await bench.byRole('button', 'A fair rate without chasing it').waitFor();
    },
};

const looks = {
    'light': { colorScheme: 'light' },
    'dark': { colorScheme: 'dark' },
    'light, 1280 × 720': { colorScheme: 'light', width: 1280, height: 720 },
};

for (const [look, options] of Object.entries(looks)) {
    test(`[R108] every screen has a picture, and axe-core finds nothing wrong there: ${look}`, { ...needsDist, timeout: 300_000 }, () =>
        shared.withFirstVisit(async (bench) => {
            for (const [screen, show] of Object.entries(screens)) {
                await show(bench);
                await bench.screenshot(`${screen} ${look}`.replaceAll(/[^a-z0-9]+/g, '-'));
                assert.deepEqual(await bench.accessibilityProblems(), [], screen);
                // Back to a plain place: what is open is closed, then what is presented, then what is chosen.
                for (let layer = 0; layer < 3; ++layer)
                    await bench.press('Escape');
                await bench.byRole('navigation', 'Places').waitFor();
            }
            await bench.assertClean();
        }, options));
}

test('[R108] a tooltip is nothing that axe-core complains of', needsDist, () =>
    shared.withFirstVisit(async (bench) => {
        const { x, y } = await bench.centre(bench.byRole('button', 'Export'));
        await bench.page.mouse.move(x, y);
        await bench.page.locator('[role=tooltip]').waitFor({ state: 'attached' });
        assert.deepEqual(await bench.accessibilityProblems(), []);
        await bench.assertClean();
    }));

// --- one browser for what changes nothing
let browser;
let bench;
before(async () => {
    if (needsDist.skip)
        return;
    browser = await launch();
    bench = await Workbench.open(browser, shared.server.url);
});
after(async () => {
    await browser?.close();
});

test('[R111] the first visit opens the worked example at its first outcome', needsDist, async () => {
    await bench.byRole('button', 'Harbour Bank').waitFor();
    await bench.byRole('main', 'Outcomes').waitFor();
    await bench.byRole('button', 'First home without surprises').waitFor();
    await bench.assertClean();
});

test('[R108] nothing is drawn for ten seconds while nobody does anything', needsDist, async () => {
    await bench.page.waitForTimeout(3000); // a tooltip's delay, the first save
    await bench.waitSettled();
    const drawn = await bench.frames();
    await bench.page.waitForTimeout(10_000);
    assert.equal((await bench.frames()) - drawn, 0);
});

const focused = () =>
    bench.page.evaluate(() => {
        const element = document.activeElement;
        const name = element.getAttribute('aria-label') || element.textContent;
        // The field that takes what is typed lies beside the mirror; the mirror says where it belongs.
        const shown = element.id.startsWith('entry') ? document.querySelector(`#mirror [aria-label="${CSS.escape(name)}"]`) : element;
        const landmark = shown?.closest('[role=banner],[role=navigation],[role=main],[role=complementary],[role=contentinfo]');
        return { region: landmark?.getAttribute('role') ?? 'none', name };
    });

async function pressUntil(key, most, what, wanted) {
    const passed = [];
    for (let step = 0; step < most; ++step) {
        const here = await focused();
        if (wanted(here))
            return;
        passed.push(`${here.name} (${here.region})`);
        await bench.press(key);
    }
    assert.ok(wanted(await focused()), `${key}, ${most} times, comes to ${what}, not only to ${passed.join(', ')}`);
}

test('[R108] the keyboard alone reaches every place and every region', needsDist, async () => {
    for (const [index, place] of Object.keys(places).entries()) {
        await bench.press(`Alt+${index + 1}`);
        await bench.byRole('main', place).waitFor();
    }
    for (const place of Object.keys(places)) {
        await pressUntil('F6', 6, 'the places', ({ region }) => region === 'navigation');
        // F6 comes to the chosen place or the first; the others lie before or behind it.
        await pressUntil('Shift+Tab', 6, 'the first place', ({ name, region }) => name === 'Outcomes' || region !== 'navigation');
        await pressUntil('Tab', 7, place, ({ name }) => name === place);
        await bench.press('Enter');
        await bench.byRole('main', place).waitFor();
        for (const wanted of ['main', 'complementary', 'contentinfo', 'banner'])
            await pressUntil('F6', 6, wanted, ({ region }) => region === wanted);
    }
    await bench.assertClean();
});
