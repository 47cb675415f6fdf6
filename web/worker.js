// What a Worker beside the page begins with: the page sends where the program's script is, and both parts of the
// program as it has compiled them. From then on src/platform/web/web_worker.cpp takes the messages.
'use strict';

var Module;

self.onmessage = ({ data: [script, firstPart, rest] }) => {
    Module = {
        instantiateWasm(imports, receive) {
            // What the first part has in its table until the rest fills it, which is at once.
            const later = Object.fromEntries(
                WebAssembly.Module.imports(firstPart)
                    .filter((one) => one.module === 'later')
                    .map((one) => [one.name, () => {}]),
            );
            WebAssembly.instantiate(firstPart, { ...imports, later })
                .then(async (first) => {
                    await WebAssembly.instantiate(rest, { first: first.exports });
                    receive(first, firstPart);
                })
                // Where a promise fails, the page hears nothing.
                .catch((error) => setTimeout(() => {
                    throw error;
                }));
            return {};
        },
        onAbort(reason) {
            throw new Error(String(reason));
        },
        printErr: (text) => console.error(text),
    };
    importScripts(script);
};
