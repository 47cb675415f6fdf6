// Frames are drawn only when somebody asked: nothing is pending while nothing changes, and nothing is drawn in the
// background.

// Calls `work` once for each wish, after whatever else waits: messages are not slowed down as timers are.
function makeWork(work) {
    const { port1, port2 } = new MessageChannel();
    let wanted = false;
    port1.onmessage = () => {
        wanted = false;
        work();
    };
    return () => {
        if (!wanted)
            port2.postMessage(null);
        wanted = true;
    };
}

function makeFrames(draw, woken) {
    let left = 0;
    let handle = 0;
    let timer = 0;
    let due = Infinity;
    let drawn = 0;
    let stopped = false; // no graphics context

    function tick() {
        handle = 0;
        if (stopped)
            return;
        --left;
        ++drawn;
        draw();
        schedule();
    }

    function schedule() {
        if (!handle && left > 0 && !stopped && !document.hidden)
            handle = requestAnimationFrame(tick);
    }

    document.addEventListener('visibilitychange', () => {
        if (document.hidden && handle) {
            cancelAnimationFrame(handle);
            handle = 0;
        }
        schedule();
    });

    const frames = {
        request(count) {
            left = Math.max(left, count);
            schedule();
        },
        // The earliest of several wishes counts.
        wakeAfter(milliseconds) {
            const at = performance.now() + milliseconds;
            if (at >= due)
                return;
            clearTimeout(timer);
            due = at;
            timer = setTimeout(() => {
                due = Infinity;
                woken();
                frames.request(1);
            }, milliseconds);
        },
        // At once, before the browser paints: a canvas that was resized is empty.
        drawNow() {
            if (handle)
                cancelAnimationFrame(handle);
            left = Math.max(left, 1);
            tick();
        },
        stop(stop) {
            stopped = stop;
            schedule();
        },
        pending: () => Math.max(left, 0),
        drawn: () => drawn,
    };
    return frames;
}
