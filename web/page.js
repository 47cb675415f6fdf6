// The page as the application sees it: one object with everything src/platform/web asks for. `host` has the
// functions that lead into the wasm; platform.library.js makes both ends meet.

// By number of Capability in src/platform/platform.h.
function pageCapabilities() {
    const secure = isSecureContext;
    return [
        secure,
        secure && Boolean(navigator.clipboard),
        secure && Boolean(window.showSaveFilePicker),
        false, // persistent storage: known later
        false, // kept for offline use: known later
        Boolean(navigator.locks),
    ];
}

const pageCursors = [
    'default', 'text', 'pointer', 'grab', 'grabbing', 'move', 'ew-resize', 'ns-resize', 'nwse-resize', 'nesw-resize',
    'crosshair', 'not-allowed', 'wait',
];

function makePage(canvas, root, host) {
    const testing = new URLSearchParams(location.search).has('test');
    const world = browserWorld();
    const storage = makeStorage(world);
    const capabilities = pageCapabilities();
    const frames = makeFrames(() => host.frame(), () => host.woken());
    const requestWork = makeWork(() => host.work());
    const worker = makeWorker((failed, message) => host.workerTold(failed, message));
    let unsaved = false;
    let fragment = null;

    const entry = makeTextEntry({
        entryChanged: (value) => host.entryChanged(value),
        entryEnded(how) {
            entryGone();
            host.entryEnded(how);
        },
        entryHidden: entryGone,
        entryShown: (widget) => mirror.setEdited(widget),
    });
    const mirror = makeMirror(root, {
        mirrorFocused: (id) => host.mirrorFocused(id),
        mirrorInvoked: (id) => host.mirrorInvoked(id),
        mirrorValueSet: (id, value) => host.mirrorValueSet(id, value),
        focusHome,
    });

    function entryGone() {
        focusHome();
        mirror.setEdited(0);
    }

    // Where the keyboard is when no widget has it. The canvas itself is hidden from assistive technology.
    function focusHome() {
        root.focus({ preventScroll: true });
    }

    function listen() {
        listenToInput(canvas, {
            ...host,
            pageTouched(event) {
                entry.finish(event.clientX, event.clientY);
                if (!root.contains(document.activeElement))
                    focusHome();
            },
            resized(width, height, ratio) {
                host.resized(width, height, ratio);
                frames.drawNow();
            },
        }, entry);
        listenToClipboard(host, entry);
        listenToDrops(host);
        window.addEventListener('hashchange', () => {
            const now = page.location();
            if (now !== fragment)
                host.located((fragment = now));
        });
        window.addEventListener('beforeunload', (event) => unsaved && event.preventDefault());
        window.addEventListener('pagehide', () => storage.suspend(true));
        // A page from the back-forward cache has lost its locks and its database: begin anew.
        window.addEventListener('pageshow', (event) => event.persisted && location.reload());
        document.addEventListener('visibilitychange', () => {
            if (document.hidden)
                storage.suspend(false);
            host.visible(!document.hidden);
        });
        window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => host.schemeChanged());
        canvas.addEventListener('webglcontextlost', (event) => {
            event.preventDefault();
            frames.stop(true);
        });
        canvas.addEventListener('webglcontextrestored', () => {
            frames.stop(false);
            host.restored();
            frames.request(2);
        });
        window.addEventListener('throughline-update', () => host.updateReady());
        if (document.hasFocus())
            host.focus(true);
        focusHome();
    }

    const page = {
        storage, frames, entry, mirror, capabilities, testing, listen,
        local: world.local,
        setTitle: (title) => (document.title = title),
        setLocation(wanted) {
            if (wanted === page.location())
                return;
            fragment = wanted;
            location.hash = encodeURI(wanted);
        },
        location() {
            try {
                return decodeURI(location.hash.slice(1));
            } catch {
                return '';
            }
        },
        matches: (query) => window.matchMedia(query).matches,
        setCursor: (cursor) => (canvas.style.cursor = pageCursors[cursor] || 'default'),
        setTheme(dark, colours) {
            const style = document.documentElement.style;
            style.colorScheme = dark ? 'dark' : 'light';
            ['background', 'field', 'ink', 'accent', 'selection'].forEach((name, index) => {
                style.setProperty('--' + name, '#' + colours[index].toString(16).padStart(6, '0'));
            });
            const meta = document.querySelector('meta[name=theme-color]');
            if (meta)
                meta.content = style.getPropertyValue('--background');
        },
        setUnsaved: (value) => (unsaved = value),
        openAddress(address) {
            if (/^(https:\/\/|mailto:)/i.test(address))
                window.open(address, '_blank', 'noopener,noreferrer');
        },
        reload() {
            unsaved = false;
            // The loader lets a waiting version in first, where there is one.
            if (!window.dispatchEvent(new Event('throughline-reload', { cancelable: true })))
                return;
            location.reload();
        },
        addFont(family, weight, bytes) {
            const font = new FontFace(family, bytes, { weight });
            document.fonts.add(font);
            font.load().catch(() => {});
        },
        copy: copyByButton,
        saveFile: (name, type, bytes) => saveFile(name, type, bytes, !testing),
        savePicture: (name, svg, scale) =>
            drawPicture(svg, scale).then((bytes) => saveFile(name, 'image/png', bytes, !testing)),
        openFile: (accept, take, fail) => openFile(accept, host, take, fail),
        readShippedFile,
        requestWork,
        worker,
        started: () => window.dispatchEvent(new Event('throughline-started')),
    };
    if (capabilities[0] && navigator.serviceWorker)
        navigator.serviceWorker.ready.then(() => (capabilities[4] = true));
    if (navigator.storage && navigator.storage.persisted)
        navigator.storage.persisted().then((persisted) => (capabilities[3] = persisted), () => {});
    return page;
}
