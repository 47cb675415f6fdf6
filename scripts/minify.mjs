// Makes a script small by Closure, once for each content: the results are kept in build/minified.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const compiler = ['linux', 'linux-arm64']
    .map((platform) => `tests/node_modules/google-closure-compiler-${platform}/compiler`)
    .find((path) => existsSync(path));

export function minified(text) {
    const folder = 'build/minified';
    const path = `${folder}/${createHash('sha256').update(text).digest('hex')}.js`;
    if (!existsSync(path)) {
        mkdirSync(folder, { recursive: true });
        const options = ['--compilation_level=SIMPLE', '--language_in=ECMASCRIPT_NEXT', '--language_out=ECMASCRIPT_2021',
            '--warning_level=QUIET', '--emit_use_strict=false'];
        writeFileSync(path, execFileSync(compiler, options, { input: text, stdio: 'pipe' }));
    }
    return readFileSync(path, 'utf8').trim();
}
