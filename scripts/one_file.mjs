// The whole workbench as one HTML file that opens from a disk: the scripts and the style stand in the page, the wasm
// and the examples as base64. Its Content-Security-Policy allows exactly these scripts, by their hashes.
import { createHash } from 'node:crypto';

const base64 = (content) => Buffer.from(content).toString('base64');
const allowed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
// In a script, "</script" and "<!--" would end it early; in strings and regular expressions these mean the same.
const insideScript = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

// A file that the program asks for by its path.
const shipped = (path, content) => `<script type="text/plain" data-shipped="${path}">${base64(content)}</script>\n`;

// result: the files of dist/ by their final names; names: from the names in web/ to the final ones.
export function oneFile(result, names) {
    let page = result.get('index.html').toString('utf8');
    const text = (name) => result.get(name).toString('utf8');
    const scriptHashes = [];
    const styleHashes = [];

    // What only a served page has.
    page = page.replace(/\s*<link[^>]*rel="(manifest|preload|modulepreload)"[^>]*>/g, '');
    page = page.replace(/<link[^>]*rel="(icon|apple-touch-icon)"[^>]*href="([^"]+)"[^>]*>/g, (whole, rel, path) => {
        const type = path.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
        return rel === 'icon' && result.has(path) ? `<link rel="icon" href="data:${type};base64,${base64(result.get(path))}">` : '';
    });
    page = page.replace(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (whole, path) => {
        styleHashes.push(allowed(text(path)));
        return `<style>${text(path)}</style>`;
    });
    let data = '';
    for (const name of ['throughline.wasm', 'throughline_rest.wasm'])
        data += shipped(names.get(name), result.get(names.get(name)));
    for (const [path, content] of result) {
        if (path.startsWith('examples/'))
            data += shipped(path, content);
    }
    page = page.replace(/<script([^>]*) src="([^"]+)"([^>]*)><\/script>/g, (whole, before, path) => {
        const code = insideScript(text(path));
        scriptHashes.push(allowed(code));
        return `<script>${code}</script>`;
    });
    // The data stands before the first script, so that it is there when that runs.
    const firstScript = page.indexOf('<script');
    page = page.slice(0, firstScript) + data + page.slice(firstScript);
    return page.replace(/(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/, (whole, start, policy) => {
        const wider = policy
            .replace(/script-src 'self'/, `script-src ${scriptHashes.join(' ')}`)
            .replace(/style-src 'self'/, `style-src 'self' ${styleHashes.join(' ')}`)
            .replace(/img-src 'self'/, "img-src 'self' data:");
        return `${start}${wider}"`;
    });
}
