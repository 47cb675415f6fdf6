// The programs that ours is compared with, installed below build/ when they are first asked for. Nothing of them is
// shipped.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const wanted = new URL('package.json', import.meta.url).pathname;
const folder = 'build/peers';

// require() that finds them, or null where npm could not install them.
export function peers() {
    const installed = join(folder, 'package.json');
    const names = Object.keys(JSON.parse(readFileSync(wanted, 'utf8')).dependencies);
    const isWhole = existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8') &&
        names.every((name) => existsSync(join(folder, 'node_modules', name)));
    if (!isWhole) {
        mkdirSync(folder, { recursive: true });
        copyFileSync(wanted, installed);
        try {
            execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'ignore' });
        } catch {
            return null;
        }
    }
    return createRequire(pathToFileURL(resolve(installed)));
}
