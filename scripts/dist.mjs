// Puts dist/ together from web/ and build/web/page: names by content, compressed copies, licences, the one-file build,
// and the sizes of everything. `dist.mjs cli` puts only dist/cli there. The folder is made beside the old one and
// then takes its place.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { licences } from './licences.mjs';
import { minified } from './minify.mjs';
import { oneFile } from './one_file.mjs';

const built = 'build/web/page';
const target = 'dist';
const next = 'build/dist-next';

// Names that people, browsers or the program itself ask for stay as they are; the others carry a hash of their
// content, so that a host may let browsers keep them for ever.
const keepsName = (path) => extname(path) === '.html' || /^(service_worker\.js|licences\.txt|robots\.txt|examples\/.*)$/.test(path);
const isText = (path) => ['.html', '.js', '.css', '.webmanifest', '.json', '.svg', '.txt'].includes(extname(path));
// Who is named by others comes first, so that its new name can be put into them; throughline.js names worker.js.
const order = ['.wasm', '.png', '.svg', '.ico', '.css', '.webmanifest', '.js', '.html'];
const rank = (path) => (path === 'service_worker.js' ? 99 : order.indexOf(extname(path)) + (path === 'throughline.js' ? 0.5 : 0));

function filesBelow(folder) {
    return readdirSync(folder, { withFileTypes: true, recursive: false }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

// Scripts of web/ that the linker has joined into throughline.js are not shipped by themselves.
const joined = new Set(readFileSync(join(built, 'joined-scripts.txt'), 'utf8').split('\n').filter(Boolean));

function collect() {
    const files = new Map();
    for (const path of filesBelow('web')) {
        const name = relative('web', path);
        if (!joined.has(name) && extname(name) !== '.md')
            files.set(name, readFileSync(path));
    }
    for (const name of ['throughline.js', 'split/throughline.wasm', 'split/throughline_rest.wasm'])
        files.set(basename(name), readFileSync(join(built, name)));
    files.set('licences.txt', Buffer.from(licences()));
    return files;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Gives files their names by content and mends what names them. Returns the map from old to new names.
function nameByContent(files) {
    const names = new Map();
    const result = new Map();
    for (const path of [...files.keys()].sort((left, right) => rank(left) - rank(right) || left.localeCompare(right))) {
        let content = files.get(path);
        if (isText(path) && !path.startsWith('examples/')) {
            let text = content.toString('utf8');
            for (const [from, to] of names)
                text = text.replace(new RegExp(`(["'(/ ])${escaped(from)}(?=["')?# ])`, 'g'), `$1${to}`);
            // For the progress bar of web/loader.js: under compression a host tells another size.
            text = text.replace('@first-size@', String(files.get('throughline.wasm').length))
                .replace('@rest-size@', String(files.get('throughline_rest.wasm').length));
            content = Buffer.from(extname(path) === '.js' && path !== 'throughline.js' && path !== 'service_worker.js' ? minified(text) : text);
        }
        let name = path;
        if (!keepsName(path)) {
            const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
            name = `${path.slice(0, -extname(path).length)}.${hash}${extname(path)}`;
            names.set(path, name);
        }
        result.set(name, content);
    }
    return { names, result };
}

// The service worker keeps exactly these files; its version is the hash of them all.
function tellServiceWorker(result) {
    const worker = result.get('service_worker.js');
    if (!worker)
        return;
    const kept = [...result.keys()].filter((name) => name !== 'service_worker.js' && name !== 'licences.txt').sort();
    const version = createHash('sha256');
    for (const name of kept)
        version.update(name).update(result.get(name));
    const text = worker.toString('utf8')
        .replace(/(['"])@version@\1/, JSON.stringify(version.digest('hex').slice(0, 12)))
        .replace(/(['"])@files@\1/, JSON.stringify(kept));
    result.set('service_worker.js', Buffer.from(minified(text)));
}

const brotli = (content) => brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
});

// What a first visit loads until the first screen is there and can be used: with the worked example, without the others,
// licences and what is for offline use later.
const inFirstLoad = (name) => /^examples\/harbour-bank\.throughline/.test(name) || !/^(examples\/|licences\.txt|service_worker\.js|throughline\.html|throughline_rest|worker\.)/.test(name);
// What it fetches right after that: the rest of the program, and the customers of the worked example.
const inSecondLoad = (name) => /^(throughline_rest|examples\/harbour-bank.*\.csv)/.test(name);

function write(result) {
    rmSync(next, { recursive: true, force: true });
    const sizes = { files: [], firstLoad: 0, secondLoad: 0, script: 0 };
    for (const [name, content] of [...result].sort(([left], [right]) => left.localeCompare(right))) {
        mkdirSync(dirname(join(next, name)), { recursive: true });
        writeFileSync(join(next, name), content);
        const packed = brotli(content);
        sizes.files.push({ name, bytes: content.length, brotli: packed.length, firstLoad: inFirstLoad(name) });
        if (inFirstLoad(name)) {
            sizes.firstLoad += packed.length;
            if (extname(name) === '.js')
                sizes.script += packed.length;
        }
        if (inSecondLoad(name))
            sizes.secondLoad += packed.length;
        if (['.wasm', '.js'].includes(extname(name)) && content.length > 1000) {
            writeFileSync(join(next, `${name}.br`), packed);
            writeFileSync(join(next, `${name}.gz`), gzipSync(content, { level: 9 }));
        }
    }
    return sizes;
}

function printSizes(sizes) {
    const number = (bytes) => (bytes / 1000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    console.log(`\n${'dist/'.padEnd(48)} ${'KB'.padStart(10)} ${'KB brotli'.padStart(10)}`);
    for (const file of sizes.files)
        console.log(`${file.name.padEnd(48)} ${number(file.bytes).padStart(10)} ${number(file.brotli).padStart(10)}${file.firstLoad ? '' : inSecondLoad(file.name) ? '  second' : '  later'}`);
    console.log(`${'first load'.padEnd(59)} ${number(sizes.firstLoad).padStart(10)}  (at most 450)`);
    console.log(`${'of it JavaScript'.padEnd(59)} ${number(sizes.script).padStart(10)}  (at most 25)`);
    console.log(`${'fetched after the first screen'.padEnd(59)} ${number(sizes.secondLoad).padStart(10)}`);
    console.log(`${'together'.padEnd(59)} ${number(sizes.firstLoad + sizes.secondLoad).padStart(10)}\n`);
}

function putCommandLine(folder) {
    const from = 'build/web/cli';
    if (!existsSync(join(from, 'throughline.js')))
        return;
    const to = join(folder, 'cli');
    mkdirSync(to, { recursive: true });
    cpSync(join(from, 'throughline.js'), join(to, 'throughline.cjs'));
    cpSync(join(from, 'throughline.wasm'), join(to, 'throughline.wasm'));
    writeFileSync(join(to, 'throughline.mjs'), [
        '// Runs the command line under node: node throughline.mjs help',
        "import { createRequire } from 'node:module';",
        "createRequire(import.meta.url)('./throughline.cjs');",
        '',
    ].join('\n'));
}

function main() {
    if (process.argv[2] === 'cli') {
        putCommandLine(target);
        return;
    }
    const files = collect();
    const { names, result } = nameByContent(files);
    tellServiceWorker(result);
    const sizes = write(result);
    const single = oneFile(result, names);
    writeFileSync(join(next, 'throughline.html'), single);
    sizes.files.push({ name: 'throughline.html', bytes: statSync(join(next, 'throughline.html')).size, brotli: brotli(single).length, firstLoad: false });
    putCommandLine(next);
    rmSync(target, { recursive: true, force: true });
    renameSync(next, target);
    writeFileSync('build/sizes.json', JSON.stringify(sizes, null, 1) + '\n');
    printSizes(sizes);
}

main();
