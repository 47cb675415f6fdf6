// Debian's Chromium under playwright-core, with a profile of its own that a test may keep, and a way to kill it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumPath = candidates.find((path) => path && existsSync(path));

const playwright = await import('playwright-core').catch(() => null);

function reasonToSkip() {
    if (!chromiumPath)
        return 'there is no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)';
    if (!playwright)
        return 'playwright-core is not installed (emsdk-config/node_modules.sh does that)';
    return false;
}

// For test(name, needsBrowser, …): skipped by name, with the reason, where there is no browser.
export const needsBrowser = { skip: reasonToSkip(), timeout: 180_000 };

// And where the page has not been built.
export const dist = process.env.THROUGHLINE_DIST ?? new URL('../../../dist/', import.meta.url).pathname;
export const needsDist = {
    ...needsBrowser,
    skip: needsBrowser.skip || (existsSync(join(dist, 'index.html')) ? false : 'dist/ is not built (make dist)'),
};

const switches = [
    '--enable-unsafe-swiftshader', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run', '--disable-quic', '--disable-background-timer-throttling', '--force-color-profile=srgb',
    '--host-resolver-rules=MAP intranet.test 127.0.0.1', '--password-store=basic', '--disable-features=Translate,MediaRouter',
];

export function makeProfile() {
    return mkdtempSync(join(tmpdir(), 'throughline-browser-'));
}

export function removeProfile(profile) {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

// All processes that were started with this profile: the browser and its children.
function processesOf(profile) {
    return readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((name) => {
            try {
                return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(profile);
            } catch {
                return false;
            }
        })
        .map(Number);
}

// A test that fails may leave its browser behind, and a test program does not end while one is running.
const running = new Set();
after(async () => {
    for (const browser of running)
        await browser.kill();
});

// Gives {context, profile, kill(), close()}. `profile` may be one that an earlier browser left.
export async function launch({ profile = makeProfile(), width = 1440, height = 900, ratio = 1, arguments: more = [], ...options } = {}) {
    const context = await playwright.chromium.launchPersistentContext(profile, {
        executablePath: chromiumPath,
        headless: true,
        chromiumSandbox: false,
        args: [...switches, ...more],
        viewport: { width, height },
        deviceScaleFactor: ratio,
        acceptDownloads: true,
        ...options,
    });
    const browser = {
        context,
        profile,
        // As a power switch does: no page hears of it. The profile stays.
        async kill() {
            const processes = processesOf(profile);
            if (processes.length)
                execFileSync('kill', ['-9', ...processes.map(String)], { stdio: 'ignore' });
            await context.close().catch(() => {});
            while (processesOf(profile).length)
                await new Promise((later) => setTimeout(later, 20));
            running.delete(browser);
        },
        async close({ keepProfile = false } = {}) {
            await context.close().catch(() => {});
            if (!keepProfile)
                removeProfile(profile);
            running.delete(browser);
        },
    };
    running.add(browser);
    return browser;
}
