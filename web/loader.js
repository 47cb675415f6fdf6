// Before the program: checks what the browser offers, fetches the wasm with a true progress bar, says in plain HTML
// what is missing, counts failed starts, and looks after the service worker. throughline.js comes after it and finds
// `Module` here.
'use strict';

var Module = (() => {
    const wasmName = 'throughline.wasm';
    // Put in by scripts/dist.mjs; under compression the header of the answer tells another size.
    const wasmSize = Number('@wasm-size@') || 0;
    const startsName = 'throughline.starts';
    const at = (id) => document.getElementById(id);
    const recovering = new URLSearchParams(location.search).has('recover');
    let failed = false;

    function remembered(change) {
        try {
            const starts = Number(localStorage.getItem(startsName)) || 0;
            if (change !== undefined)
                localStorage.setItem(startsName, String(change(starts)));
            return starts;
        } catch {
            return 0;
        }
    }

    function complain(sentence, detail) {
        failed = true;
        at('loading').hidden = true;
        at('trouble-text').textContent = sentence;
        if (detail) {
            at('trouble-detail').textContent = detail;
            at('trouble-detail').hidden = false;
        }
        at('trouble').hidden = false;
    }

    function missing() {
        if (typeof WebAssembly !== 'object')
            return 'This browser (or its settings) does not allow WebAssembly, in which the workbench is written.';
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('webgl2');
        if (!context)
            return 'This browser does not offer WebGL 2, which draws the workbench. Graphics acceleration may be switched off in its settings.';
        const lose = context.getExtension('WEBGL_lose_context');
        if (lose)
            lose.loseContext();
        return '';
    }

    function progress(received) {
        at('loading-progress').value = wasmSize ? Math.min(1, received / wasmSize) : 0;
        const of = wasmSize ? ` of ${(wasmSize / 1e6).toFixed(1)}` : '';
        at('loading-text').textContent = `Loading ${(received / 1e6).toFixed(1)}${of} MB`;
    }

    // Counts what goes through, and gives it the type that streaming compilation insists on.
    function counted(response) {
        let received = 0;
        const counter = new TransformStream({
            transform(part, controller) {
                received += part.length;
                progress(received);
                controller.enqueue(part);
            },
        });
        return new Response(response.body.pipeThrough(counter), { headers: { 'Content-Type': 'application/wasm' } });
    }

    async function compile() {
        const inside = document.querySelector('script[data-shipped$=".wasm"]');
        if (inside) {
            const text = atob(inside.textContent.trim());
            return WebAssembly.compile(Uint8Array.from(text, (character) => character.charCodeAt(0)));
        }
        const response = await fetch(wasmName);
        if (!response.ok)
            throw new Error(`${wasmName}: the server answered ${response.status} ${response.statusText}`);
        if (response.body && window.TransformStream && WebAssembly.compileStreaming)
            return WebAssembly.compileStreaming(counted(response));
        return WebAssembly.compile(await response.arrayBuffer());
    }

    // A newer version waits until the person wants it: see Platform::reload().
    function useServiceWorker() {
        if (!isSecureContext || !navigator.serviceWorker || !location.protocol.startsWith('http') || location.search.includes('no-worker'))
            return;
        let wanted = false;
        const announce = (registration) => {
            if (!registration.waiting || !navigator.serviceWorker.controller)
                return;
            window.dispatchEvent(new Event('throughline-update'));
            window.addEventListener('throughline-reload', (event) => {
                if (!registration.waiting)
                    return;
                event.preventDefault();
                wanted = true;
                registration.waiting.postMessage('take over');
            });
        };
        navigator.serviceWorker.addEventListener('controllerchange', () => wanted && location.reload());
        navigator.serviceWorker.register('service_worker.js').then((registration) => {
            announce(registration);
            registration.addEventListener('updatefound', () => {
                const worker = registration.installing;
                worker.addEventListener('statechange', () => worker.state === 'installed' && announce(registration));
            });
        }, () => {});
    }

    window.addEventListener('throughline-started', () => {
        at('loading').hidden = true;
        remembered(() => 0);
        useServiceWorker();
    });

    // A trap inside the program: what follows cannot be trusted any more.
    const trapped = (error) => {
        if (error instanceof WebAssembly.RuntimeError && !failed)
            complain('The program stopped because of an error of its own. What was saved is safe.', String(error.stack || error));
    };
    window.addEventListener('error', (event) => trapped(event.error));
    window.addEventListener('unhandledrejection', (event) => trapped(event.reason));
    window.addEventListener('throughline-trouble', (event) => complain(event.detail));

    if (recovering) {
        at('loading').hidden = true;
        // Never given an instance, the program does not start.
        return { instantiateWasm: () => ({}) };
    }

    const lacking = missing();
    if (lacking)
        complain(lacking);
    else if (remembered((starts) => starts + 1) >= 3)
        at('loading-text').insertAdjacentElement('afterend', Object.assign(document.createElement('a'), {
            href: '?recover',
            textContent: 'It did not start the last times. See what is stored here.',
        }));
    const compiled = lacking ? new Promise(() => {}) : compile();

    return {
        instantiateWasm(imports, receive) {
            compiled
                .then((module) => WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module)))
                .catch((error) => complain('The program could not be loaded. Is the network there, and the folder on the server complete?', String(error)));
            return {};
        },
        onAbort(reason) {
            if (!failed)
                complain('The program stopped because of an error of its own. What was saved is safe.', String(reason));
        },
        printErr: (text) => console.error(text),
    };
})();
