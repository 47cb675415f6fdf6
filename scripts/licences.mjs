// The licences of everything that is compiled into dist/, as one text.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = (name) => readFileSync(`build/${name}.folder`, 'utf8').trim();

// Emscripten's own folder has its licence; Debian's package keeps it with the documentation.
function emscriptenLicence() {
    const own = join(folder('emscripten'), 'LICENSE');
    return existsSync(own) ? own : join(folder('emscripten'), '../doc/emscripten/copyright');
}

export function licences() {
    const sources = folder('sources');
    const parts = [
        ['Throughline', 'LICENSE'],
        ['Dear ImGui', join(sources, 'imgui/LICENSE.txt')],
        ['JSON for Modern C++ (nlohmann/json)', join(sources, 'nlohmann-json3/LICENSE.MIT')],
        ['pugixml', join(sources, 'pugixml/LICENSE.md')],
        ['mpdecimal', join(sources, 'mpdecimal/COPYRIGHT.txt')],
        ['zlib', join(sources, 'zlib/LICENSE')],
        ['Emscripten, with musl and the LLVM runtime libraries', emscriptenLicence()],
        ['Inter', join(folder('data'), 'usr/share/doc/fonts-inter/copyright')],
        ["Unicode's tables", join(folder('data'), 'usr/share/doc/unicode-data/copyright')],
        ['Time zones (tz database)', join(folder('data'), 'usr/share/doc/tzdata/copyright')],
        ['Lucide icons', 'tests/node_modules/lucide-static/LICENSE'],
    ];
    return parts.map(([name, file]) => `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(file, 'utf8').trim()}\n`).join('\n\n');
}
