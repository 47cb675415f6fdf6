// Before the program: checks what the browser offers, fetches the wasm with a true progress bar, says in plain HTML
// what is missing, counts failed starts, and looks after the service worker. throughline.js comes after it and finds
// `Module` here.
'use strict';

var Module = (() => {
    const firstName = 'throughline.wasm';
    const restName = 'throughline_rest.wasm';
    // Put in by scripts/dist.mjs; under compression the header of the answer tells another size.
    const sizes = { [firstName]: Number('@first-size@') || 0, [restName]: Number('@rest-size@') || 0 };
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

    let received = 0;
    let expected = 0;
    function progress(bytes) {
        received += bytes;
        at('loading-progress').value = expected ? Math.min(1, received / expected) : 0;
        const of = expected ? ` of ${(expected / 1e6).toFixed(1)}` : '';
        at('loading-text').textContent = `Loading ${(received / 1e6).toFixed(1)}${of} MB`;
    }

    // Counts what goes through, and gives it the type that streaming compilation insists on.
    function counted(response) {
        const counter = new TransformStream({
            transform(part, controller) {
                progress(part.length);
                controller.enqueue(part);
            },
        });
        return new Response(response.body.pipeThrough(counter), { headers: { 'Content-Type': 'application/wasm' } });
    }

    const inside = (name) => document.querySelector(`script[data-shipped="${name}"]`);

    async function compile(name) {
        if (inside(name)) {
            const text = atob(inside(name).textContent.trim());
            return WebAssembly.compile(Uint8Array.from(text, (character) => character.charCodeAt(0)));
        }
        expected += sizes[name];
        const response = await fetch(name);
        if (!response.ok)
            throw new Error(`${name}: the server answered ${response.status} ${response.statusText}`);
        if (response.body && window.TransformStream && WebAssembly.compileStreaming)
            return WebAssembly.compileStreaming(counted(response));
        return WebAssembly.compile(await response.arrayBuffer());
    }

    // A first visit begins with the part of the program that the first screen needs. On others all of it is in the
    // browser's cache, and a workspace that has to be read back needs more of it.
    function beginsWithFirstPart() {
        try {
            if (inside(restName) || location.hash || localStorage.getItem('throughline.setting.last-workspace'))
                return false;
            // In case something needs the rest before it is there (see takeRestNow): older browsers compile only small
            // modules at once. This one holds 5,000 bytes of nothing.
            const module = new Uint8Array(5011);
            module.set([0, 97, 115, 109, 1, 0, 0, 0, 0, 136, 39]);
            return Boolean(new WebAssembly.Module(module));
        } catch {
            return false;
        }
    }

    let first = null; // what the first part exports, once it runs
    let firstModule = null;
    let rest = null; // the promise of the compiled rest, once it was asked for
    let complete = false;
    let tellComplete;
    const completed = new Promise((done) => (tellComplete = done));

    // The rest fills the table through which the first part calls it.
    function taken() {
        complete = true;
        tellComplete();
    }

    async function takeRest() {
        for (let pause = 500; !complete; pause = Math.min(2 * pause, 10_000)) {
            try {
                const module = await (rest ?? (rest = compile(restName)));
                if (!complete)
                    await WebAssembly.instantiate(module, { first });
                taken();
            } catch {
                // The network is gone for a moment. The first screen goes on working.
                rest = null;
                await new Promise((done) => setTimeout(done, pause));
            }
        }
    }

    let taking = null;
    function completeProgram() {
        taking = taking ?? takeRest();
        return completed;
    }

    // The first part calls a function of the rest before that is there: somebody was very quick. The call waits.
    function takeRestNow() {
        try {
            const request = new XMLHttpRequest();
            request.open('GET', restName, false);
            request.overrideMimeType('text/plain; charset=x-user-defined');
            request.send();
            if (request.status !== 200)
                throw new Error(`${restName}: the server answered ${request.status}`);
            const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
            new WebAssembly.Instance(new WebAssembly.Module(bytes), { first });
            taken();
        } catch (error) {
            complain('The program could not be loaded to its end. Is the network there?', String(error));
            throw error;
        }
    }

    // What the table holds until then, by the number of its entry.
    function placeholders(module) {
        const later = {};
        const table = () => Object.entries(first).find(([name, value]) => name.startsWith('%') && value instanceof WebAssembly.Table)[1];
        for (const { module: from, name } of WebAssembly.Module.imports(module)) {
            if (from !== 'later')
                continue;
            later[name] = (...values) => {
                if (!complete) {
                    early.push(Number(name));
                    takeRestNow();
                }
                return table().get(Number(name))(...values);
            };
        }
        return later;
    }

    // For tests: the entries that were called too early.
    const early = (window.throughline_early = []);

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
    let compiled = new Promise(() => {});
    if (!lacking) {
        if (!beginsWithFirstPart())
            rest = compile(restName);
        compiled = Promise.all([compile(firstName), rest]);
    }

    return {
        instantiateWasm(imports, receive) {
            compiled
                .then(async ([module, all]) => {
                    const instance = await WebAssembly.instantiate(module, { ...imports, later: placeholders(module) });
                    first = instance.exports;
                    firstModule = module;
                    if (all)
                        await completeProgram();
                    receive(instance, module);
                })
                .catch((error) => complain('The program could not be loaded. Is the network there, and the folder on the server complete?', String(error)));
            return {};
        },
        onAbort(reason) {
            if (!failed)
                complain('The program stopped because of an error of its own. What was saved is safe.', String(reason));
        },
        printErr: (text) => console.error(text),
        'complete': completeProgram,
        // For a Worker: both parts, compiled.
        'modules': async () => {
            await completeProgram();
            return [firstModule, await (rest ?? (rest = compile(restName)))];
        },
    };
})();
