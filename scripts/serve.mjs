// serve.mjs <folder> [port]: serves a folder on the loopback interface and prints its address. Without a port, or when
// the port is taken, a free one is found. Only for trying out; any static host serves the same files.
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';

const root = resolve(process.argv[2] ?? 'dist');
const wishedPort = Number(process.argv[3] ?? process.env.PORT ?? 8720);

const types = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
    '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.txt': 'text/plain; charset=utf-8',
    '.csv': 'text/csv; charset=utf-8',
};

async function fileOf(url) {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    let file = join(root, path);
    if (file !== root && !file.startsWith(root + sep))
        return null;
    let found = await stat(file).catch(() => null);
    if (found?.isDirectory()) {
        file = join(file, 'index.html');
        found = await stat(file).catch(() => null);
    }
    return found?.isFile() ? { file, size: found.size } : null;
}

const server = createServer(async (request, response) => {
    const found = await fileOf(request.url).catch(() => null);
    if (!found) {
        response.writeHead(404, { 'Content-Type': 'text/plain' });
        response.end('Not found\n');
        return;
    }
    response.writeHead(200, {
        'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
        'Content-Length': found.size,
        'Cache-Control': 'no-cache',
    });
    if (request.method === 'HEAD')
        response.end();
    else
        createReadStream(found.file).pipe(response);
});

server.on('error', (error) => {
    if (error.code !== 'EADDRINUSE')
        throw error;
    server.listen(0, '127.0.0.1');
});
server.on('listening', () => {
    console.log(`\nThroughline is at http://127.0.0.1:${server.address().port}/  (Ctrl+C ends it)`);
});
server.listen(wishedPort, '127.0.0.1');
