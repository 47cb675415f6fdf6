// dist/ as it goes to a host: nothing from elsewhere, a strict policy, every named file there, the one-file build whole.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../../dist');

function filesBelow(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]);
}

const read = (name) => readFileSync(join(dist, name), 'utf8');
const texts = ['.html', '.js', '.css', '.webmanifest'];
const policyOf = (page) => page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? '';

test('dist has a page, its script and its wasm, named by their content', () => {
    const names = readdirSync(dist);
    assert.ok(names.includes('index.html'));
    assert.equal(names.filter((name) => /^throughline\.[0-9a-f]{10}\.js$/.test(name)).length, 1);
    assert.equal(names.filter((name) => /^throughline\.[0-9a-f]{10}\.wasm$/.test(name)).length, 1);
});

test('no file of the page names an address elsewhere', () => {
    // Names of vocabularies that are never fetched, and the addresses that help pages may offer as links are none.
    const harmless = /^https?:\/\/(www\.w3\.org\/(2000\/svg|1999\/xhtml|1999\/xlink)|localhost\b)/;
    let checked = 0;
    for (const file of filesBelow(dist).filter((path) => texts.includes(extname(path)) || extname(path) === '.svg')) {
        const text = readFileSync(file, 'utf8').replace(/<script type="text\/plain"[\s\S]*?<\/script>/g, '');
        for (const [address] of text.matchAll(/\b(?:https?|wss?):\/\/[a-zA-Z0-9][^\s"'`)<>\\]*/g))
            assert.match(address, harmless, `${relative(dist, file)} names ${address}`);
        ++checked;
    }
    assert.ok(checked > 3);
});

test('the policy allows only scripts of the page itself, no inline code and no other origin', () => {
    const policy = policyOf(read('index.html'));
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    const page = read('index.html');
    assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)[^>]*>/);
    assert.doesNotMatch(page, /\son[a-z]+="|\sstyle="/);
});

test('every file that the page, the manifest and the service worker name is there', () => {
    const named = new Set();
    for (const [, path] of read('index.html').matchAll(/(?:src|href)="([^"#?]+)"/g))
        named.add(path);
    const manifest = readdirSync(dist).find((name) => name.endsWith('.webmanifest'));
    for (const [, path] of read(manifest).matchAll(/"src":\s*"([^"]+)"/g))
        named.add(path);
    const worker = read('service_worker.js');
    assert.doesNotMatch(worker, /@files@|@version@/);
    // The minifier writes a list of texts as one text that is split.
    const joined = worker.match(/"([^"]*\bindex\.html[^"]*)"\.split\(" "\)/);
    const kept = joined ? joined[1].split(' ') : worker.match(/\[("[^\]]*")\]/)[1].split(',').map((text) => JSON.parse(text));
    assert.ok(kept.includes('index.html') && kept.some((name) => name.endsWith('.wasm')));
    for (const path of [...named, ...kept].filter((name) => name !== './'))
        assert.ok(existsSync(join(dist, path)), `${path} is named and missing`);
});

test('the one file holds everything and allows exactly its own scripts', () => {
    const page = read('throughline.html');
    assert.doesNotMatch(page, /<script[^>]*\ssrc=|<link[^>]*rel="(stylesheet|manifest)"/);
    const policy = policyOf(page);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|https?:/);
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
    assert.ok(scripts.length > 0);
    for (const code of scripts)
        assert.ok(policy.includes(createHash('sha256').update(code).digest('base64')), 'a script is not in the policy');
    const parts = readdirSync(dist).filter((file) => file.endsWith('.wasm'));
    assert.equal(parts.length, 2);
    for (const name of parts) {
        const [, wasm] = page.match(new RegExp(`data-shipped="${name.replaceAll('.', '\\.')}">([^<]*)<`));
        assert.equal(Buffer.from(wasm, 'base64').length, statSync(join(dist, name)).size);
    }
});

test('the licences of what is compiled in go along', () => {
    const text = read('licences.txt');
    for (const name of ['Throughline', 'Dear ImGui', 'nlohmann/json', 'pugixml', 'mpdecimal', 'Inter', 'Lucide', 'Emscripten'])
        assert.ok(text.includes(name), `${name} is missing`);
});

const project = join(dist, '..');

test('[R106] the page is C++ compiled to WebAssembly, with nlohmann/json and Dear ImGui in it; the tests are Catch2', () => {
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.wasm')))
        assert.ok(WebAssembly.validate(readFileSync(join(dist, name))), `${name} is no WebAssembly`);
    // The linker's own list of what went into the page.
    const linked = readFileSync(join(project, 'build/web/page/throughline.map'), 'utf8');
    for (const part of ['nlohmann', 'ImGui', 'throughline3app11Application', 'emscripten'])
        assert.ok(linked.includes(part), `${part} is not in the page`);
    const identity = execFileSync(join(project, 'build/native-asan/tests/test_model'), ['--libidentify'], { encoding: 'utf8' });
    assert.match(identity, /Catch2/);
});

test('[R107] the top level has the folders that are agreed', () => {
    const names = readdirSync(project);
    for (const name of ['CMakeLists.txt', 'src', 'web', 'shaders', 'tests', 'emsdk-config'])
        assert.ok(names.includes(name), `${name} is missing`);
});
