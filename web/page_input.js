// Pointer, touch, wheel and keyboard of the page, told to `host` in the words of src/platform/events.h.

const touchSlop = 8;
const longPressMilliseconds = 450;
const doubleClickMilliseconds = 500;
const pixelsPerLine = 40;

// Numbers are those of src/platform/keys.h, in its order.
const pageKeys = new Map(
    ('None Tab ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Home End Insert Delete Backspace Space Enter Escape ' +
        'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Digit0 Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 ' +
        'F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 + - = / , . [ ] ContextMenu')
        .split(' ')
        .map((name, number) => [name, number]),
);

// By what is written on the key, so that a French keyboard has its own Ctrl+Z; by the key's place where that says
// nothing: another script, or Shift with a digit.
function pageKey(event) {
    const name = event.key === ' ' ? 'Space' : /^\d$/.test(event.key) ? 'Digit' + event.key : event.key;
    const place = /^Key([A-Z])$|^Numpad(\d)$|^(Digit\d)$/.exec(event.code) || [];
    return pageKeys.get(name.length === 1 ? name.toUpperCase() : name) ||
        pageKeys.get(place[1] || (place[2] && 'Digit' + place[2]) || place[3]) || 0;
}

const usesCommandKey = /Mac|iPhone|iPad/.test(navigator.platform);
const controlOf = (event) => (usesCommandKey ? event.metaKey : event.ctrlKey);

// Ours while the page has the focus; everything else stays the browser's (reload, tools, address bar). Copy, cut and
// paste come as events of their own, which would be lost.
function pageTakesKey(event) {
    if (event.altKey && !event.getModifierState('AltGraph')) {
        // In a table Alt with an arrow moves rows and columns; elsewhere it is the browser's Back.
        const at = document.activeElement;
        if (/^Arrow/.test(event.key) && at && at.getAttribute('role') === 'gridcell')
            return true;
        return event.shiftKey ? /^Key/.test(event.code) : /^[i1-6]$/i.test(event.key);
    }
    if (controlOf(event) || event.ctrlKey)
        return /^([zsfepg]|Backspace|Delete|Enter| |Arrow.*)$/i.test(event.key) || (!event.shiftKey && /^([kyaodgb.,]|Home|End)$/i.test(event.key));
    return !/^(F3|F5|F7|F11|F12)$/.test(event.key) && event.key !== 'Unidentified';
}

// The browser's own zoom of the page, and the clipboard's events.
const keptFromApplication = (event) => controlOf(event) && /^([cxv+\-=0]|Insert)$/i.test(event.key);

function listenToKeys(host, entry) {
    const down = new Set();

    function modifiers(event) {
        host.modifiers(controlOf(event), event.shiftKey, event.altKey);
    }

    window.addEventListener('keydown', (event) => {
        if (event.isComposing || event.keyCode === 229 || event.key === 'Dead')
            return;
        modifiers(event);
        if (entry.keeps(event))
            return;
        if (keptFromApplication(event))
            return;
        const key = pageKey(event);
        if (pageTakesKey(event))
            event.preventDefault();
        if (key) {
            down.add(key);
            host.key(key, true, event.repeat);
        }
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if ((plain || event.getModifierState('AltGraph')) && Array.from(event.key).length === 1)
            host.typed(event.key);
    });
    window.addEventListener('keyup', (event) => {
        modifiers(event);
        const key = pageKey(event);
        if (down.delete(key))
            host.key(key, false, false);
        // While Command is down a Mac sends no keyup of other keys.
        if (event.key === 'Meta')
            release();
    });

    function release() {
        for (const key of down)
            host.key(key, false, false);
        down.clear();
    }
    window.addEventListener('blur', () => {
        release();
        host.modifiers(false, false, false);
        host.focus(false);
    });
    window.addEventListener('focus', () => host.focus(true));
}

// Clicks that follow each other at one place.
function makeClickCounter() {
    let last = { button: -1, time: 0, x: 0, y: 0, count: 0 };
    return (button, event) => {
        const near = Math.abs(event.clientX - last.x) < 5 && Math.abs(event.clientY - last.y) < 5;
        const again = button === last.button && near && event.timeStamp - last.time < doubleClickMilliseconds;
        last = { button, time: event.timeStamp, x: event.clientX, y: event.clientY, count: again ? last.count + 1 : 1 };
        return last.count;
    };
}

function listenToMouse(canvas, host, count) {
    const sources = { 'mouse': 0, 'pen': 2 };
    const bits = [1, 2, 4]; // of event.buttons: primary, secondary, middle
    let before = 0;

    function update(event) {
        if (event.pointerType === 'touch')
            return;
        host.moved(event.clientX, event.clientY, sources[event.pointerType] || 0);
        let buttons = event.buttons;
        if (usesCommandKey && event.ctrlKey && buttons & 1)
            buttons = (buttons & ~1) | 2;
        bits.forEach((bit, button) => {
            if ((buttons ^ before) & bit)
                host.pressed(button, Boolean(buttons & bit), buttons & bit ? count(button, event) : 0);
        });
        before = buttons;
    }

    canvas.addEventListener('pointerdown', (event) => {
        if (event.pointerType !== 'touch') {
            capture(canvas, event);
            host.pageTouched(event);
        }
        update(event);
        event.preventDefault();
    });
    for (const name of ['pointermove', 'pointerup', 'pointercancel'])
        canvas.addEventListener(name, update);
    canvas.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && host.left());
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    // The middle button would start the browser's scrolling.
    canvas.addEventListener('mousedown', (event) => event.preventDefault());
    canvas.addEventListener('auxclick', (event) => event.preventDefault());
}

// So that a release outside the page is seen.
function capture(canvas, event) {
    try {
        canvas.setPointerCapture(event.pointerId);
    } catch {
        // The pointer is gone already.
    }
}

// One finger is the pointer: it presses when it moves, when it is lifted, or, held still, as the secondary button.
// Two fingers scroll and zoom about their middle.
function listenToTouch(canvas, host, count) {
    const fingers = new Map();
    let waiting = null; // {x, y, timer}: a finger is down and nothing was pressed yet
    let pressed = false;
    let pair = null;

    function press(event) {
        clearTimeout(waiting.timer);
        host.moved(waiting.x, waiting.y, 1);
        host.pressed(0, true, count(0, event));
        waiting = null;
        pressed = true;
    }

    function release() {
        if (waiting)
            clearTimeout(waiting.timer);
        waiting = null;
        if (pressed)
            host.pressed(0, false, 0);
        pressed = false;
    }

    function longPress() {
        host.moved(waiting.x, waiting.y, 1);
        host.pressed(1, true, 1);
        host.pressed(1, false, 0);
        waiting = null;
    }

    function measure() {
        const [one, other] = [...fingers.values()];
        return {
            x: (one.x + other.x) / 2,
            y: (one.y + other.y) / 2,
            apart: Math.max(10, Math.hypot(one.x - other.x, one.y - other.y)),
        };
    }

    function movePair() {
        const now = measure();
        host.moved(now.x, now.y, 1);
        host.wheel((pair.x - now.x) / pixelsPerLine, (pair.y - now.y) / pixelsPerLine, false);
        const zoom = Math.log(now.apart / pair.apart);
        if (Math.abs(zoom) > 0.002)
            host.wheel(0, zoom, true);
        pair = now;
    }

    const touch = (work) => (event) => {
        if (event.pointerType === 'touch')
            work(event);
    };

    canvas.addEventListener('pointerdown', touch((event) => {
        capture(canvas, event);
        host.pageTouched(event);
        fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (fingers.size === 1) {
            waiting = { x: event.clientX, y: event.clientY, timer: setTimeout(longPress, longPressMilliseconds) };
            host.moved(event.clientX, event.clientY, 1);
        } else {
            release();
            pair = fingers.size === 2 ? measure() : null;
        }
    }));
    canvas.addEventListener('pointermove', touch((event) => {
        if (!fingers.has(event.pointerId))
            return;
        fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (pair)
            return movePair();
        if (waiting && Math.hypot(event.clientX - waiting.x, event.clientY - waiting.y) > touchSlop)
            press(event);
        if (pressed)
            host.moved(event.clientX, event.clientY, 1);
    }));
    canvas.addEventListener('pointerup', touch((event) => {
        if (waiting && fingers.has(event.pointerId))
            press(event);
        lift(event);
    }));
    canvas.addEventListener('pointercancel', touch((event) => lift(event)));

    function lift(event) {
        fingers.delete(event.pointerId);
        pair = null;
        release();
        if (!fingers.size)
            host.left();
    }
}

function listenToWheel(canvas, host) {
    const clamped = (value, most) => Math.max(-most, Math.min(most, value));
    // A mouse's wheel comes in whole notches, whatever their size in pixels; a trackpad does not.
    const lines = (event, delta) => {
        if (event.deltaMode === 1)
            return delta;
        if (event.deltaMode === 2)
            return delta * 20;
        const notch = [100, 120].find((size) => delta && delta % size === 0);
        return notch ? (delta / notch) * 3 : delta / pixelsPerLine;
    };
    canvas.addEventListener('wheel', (event) => {
        event.preventDefault();
        host.moved(event.clientX, event.clientY, 0);
        if (event.ctrlKey)
            return host.wheel(0, clamped(-event.deltaY * (event.deltaMode ? 0.05 : 0.01), 0.4), true);
        const turned = event.shiftKey && !event.deltaX;
        host.wheel(
            clamped(lines(event, turned ? event.deltaY : event.deltaX), 30),
            clamped(turned ? 0 : lines(event, event.deltaY), 30),
            false,
        );
    }, { passive: false });
}

// The canvas has as many pixels as it covers on the screen.
function followSize(canvas, host) {
    function sized(entry) {
        const css = entry.contentBoxSize[0];
        const exact = (entry.devicePixelContentBoxSize || [css])[0];
        // Where a ratio is only emulated, as in a browser's tools, the exact size does not know of it.
        const pixels = (length, given) => {
            const scaled = Math.round(length * devicePixelRatio);
            return Math.max(1, Math.abs(given - scaled) <= 1 ? given : scaled);
        };
        canvas.width = pixels(css.inlineSize, exact.inlineSize);
        canvas.height = pixels(css.blockSize, exact.blockSize);
        host.resized(css.inlineSize, css.blockSize, canvas.width / Math.max(1, css.inlineSize));
    }
    const observer = new ResizeObserver((entries) => sized(entries[entries.length - 1]));
    try {
        observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
        // Without exact sizes a move to another screen is seen by its resolution.
        observer.observe(canvas);
        const follow = () => {
            window.matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
                observer.unobserve(canvas);
                observer.observe(canvas);
                follow();
            }, { once: true });
        };
        follow();
    }
}

function listenToInput(canvas, host, entry) {
    const count = makeClickCounter();
    followSize(canvas, host);
    listenToMouse(canvas, host, count);
    listenToTouch(canvas, host, count);
    listenToWheel(canvas, host);
    listenToKeys(host, entry);
}
