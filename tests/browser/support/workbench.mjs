// The workbench as a test sees it: things are found by role and name through the accessible mirror, and acted on with
// real mouse and key events where they lie on the canvas.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const project = new URL('../../../', import.meta.url).pathname;
const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Workbench {
    constructor(page, origin) {
        this.page = page;
        this.origin = origin;
        this.problems = []; // console errors, exceptions, failed loads
        this.foreign = []; // requests to anywhere else
        page.on('console', (message) => {
            if (message.type() === 'error')
                this.problems.push(message.text());
        });
        page.on('pageerror', (error) => this.problems.push(String(error)));
        // Choosers are taken over from the start: a listener that comes with the key press may come too late.
        page.on('filechooser', () => {});
        page.on('request', (request) => {
            if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
                this.foreign.push(request.url());
        });
    }

    // A new tab for the page at `url`, which is not opened yet.
    static async blank(browser, url) {
        const page = await browser.context.newPage();
        await page.addInitScript(() => {
            window.policyViolations = [];
            document.addEventListener('securitypolicyviolation', (event) => {
                window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
            });
        });
        return new Workbench(page, new URL(url).origin);
    }

    // Opens the page in a new tab and waits until it has drawn. `url` may have a fragment.
    static async open(browser, url, { wait = true } = {}) {
        const address = new URL(url);
        address.searchParams.set('test', '');
        const workbench = await Workbench.blank(browser, url);
        await workbench.page.goto(address.href);
        if (wait)
            await workbench.waitStarted();
        return workbench;
    }

    async waitStarted() {
        await this.page.waitForFunction(() => window.throughline_test && window.throughline_test.frames() > 0, null, { timeout: 60_000 });
        await this.waitSettled();
    }

    // Nothing more is to be drawn, the mirror shows what is on the screen, and the program waits for nothing (files,
    // storage) that would change it.
    async waitSettled() {
        const settled = () => {
            const { pending, ask } = window.throughline_test;
            return pending() === 0 && (!ask || ask('settled') !== 'no');
        };
        await this.page.waitForFunction(settled, null, { polling: 20, timeout: 30_000 });
    }

    // The number of the last entry that the browser has committed.
    async savedSequence() {
        return Number(await this.ask('sequence'));
    }

    async reload() {
        await this.page.reload();
        await this.waitStarted();
    }

    byRole(role, name, options = {}) {
        return this.page.getByRole(role, { name, exact: typeof name === 'string', ...options });
    }

    // A real click in the middle of what the mirror names.
    async click(role, name, options = {}) {
        await this.clickOn(this.byRole(role, name).first(), options);
    }

    async clickOn(locator, options = {}) {
        await locator.waitFor({ state: 'attached' });
        const { x, y } = await this.centre(locator);
        await this.page.mouse.click(x, y, options);
        await this.waitSettled();
    }

    async centre(locator) {
        const box = await locator.boundingBox();
        assert.ok(box && box.width > 0 && box.height > 0, `${locator} has a place on the screen`);
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }

    // Clicks into a text field, types over what is there, and ends with Enter (or another key; '' leaves it open).
    async fill(role, name, text, end = 'Enter') {
        await this.click(role, name);
        await this.type(text, { all: true, end });
    }

    async type(text, { all = false, end = '' } = {}) {
        await this.page.waitForFunction(() => window.throughline_test.editing());
        if (all)
            await this.page.keyboard.press('ControlOrMeta+A');
        await this.page.keyboard.insertText(text);
        if (end)
            await this.page.keyboard.press(end);
        await this.waitSettled();
    }

    async press(keys) {
        await this.page.keyboard.press(keys);
        await this.waitSettled();
    }

    frames() {
        return this.page.evaluate(() => window.throughline_test.frames());
    }

    ask(question) {
        return this.page.evaluate((text) => window.throughline_test.ask(text), question);
    }

    async screenshot(name) {
        await this.waitSettled();
        const folder = join(project, 'build', 'screenshots');
        mkdirSync(folder, { recursive: true });
        return this.page.screenshot({ path: join(folder, `${name}.png`) });
    }

    // What axe-core finds wrong, one line each. It is put in beside the policy, as an extension would be.
    async accessibilityProblems() {
        if (!(await this.page.evaluate(() => Boolean(window.axe))))
            await this.page.evaluate(axeSource());
        return this.page.evaluate(async () => {
            const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
            return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}`));
        });
    }

    // Every test ends with this: no error on the console, no violation of the policy, nothing asked of anyone else.
    async assertClean() {
        const violations = await this.page.evaluate(() => window.policyViolations);
        assert.deepEqual({ problems: this.problems, violations, foreign: this.foreign }, { problems: [], violations: [], foreign: [] });
    }
}
