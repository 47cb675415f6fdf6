// A static host as plain as they come: http, no header but type and length, a log of what was asked.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

const types = {
    '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
    '.webmanifest': 'application/manifest+json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png',
};

async function fileBelow(folder, path) {
    const file = normalize(join(folder, path));
    if (file !== folder && !file.startsWith(folder + sep))
        return null;
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory())
        return fileBelow(folder, join(path, 'index.html'));
    return found?.isFile() ? { file, size: found.size } : null;
}

// `folders`: the places where a file is looked for, the first wins. `path`: where the page lies on the host. `plain`:
// every file as application/octet-stream but HTML, scripts and styles, like a host that knows nothing of wasm.
export async function serve(folders, { path = '/', plain = false } = {}) {
    const roots = [folders].flat().map((folder) => resolve(folder));
    const requests = [];
    const answer = async (request, response) => {
        const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
        let found = null;
        for (const root of asked.startsWith(path) ? roots : [])
            found = found ?? (await fileBelow(root, asked.slice(path.length)));
        requests.push({ path: asked, status: found ? 200 : 404 });
        if (!found) {
            response.writeHead(404, { 'Content-Type': 'text/plain' });
            return response.end('Not found\n');
        }
        const type = types[extname(found.file)];
        const known = type && (!plain || /^text/.test(type)) ? type : 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': known, 'Content-Length': found.size });
        createReadStream(found.file).pipe(response);
    };
    const server = createServer((request, response) => {
        answer(request, response).catch(() => response.writeHead(400).end());
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address();
    return {
        port,
        requests,
        url: `http://127.0.0.1:${port}${path}`,
        // Not a secure context, as on an intranet; browsers of this harness find that name on this machine.
        intranetUrl: `http://intranet.test:${port}${path}`,
        close: () => new Promise((closed) => {
            server.closeAllConnections();
            server.close(closed);
        }),
    };
}
