// A Worker that computes beside the page: the same program again, without a screen, which takes and gives messages
// (src/app/worker.h). The one-file build has no script that a Worker could begin with.

// Where this script came from; none in the one-file build.
const programAddress = typeof document === 'undefined' || !document.currentScript ? '' : document.currentScript.src;

// `told(failed, bytes)` gets its messages, or once a sentence that says why there are none any more.
function makeWorker(told) {
    let worker = null;
    let ready;

    function end() {
        if (worker)
            worker.terminate();
        worker = null;
    }

    function fail(problem) {
        end();
        told(1, `The Worker has ended: ${problem || 'it could not be loaded'}`);
    }

    function receive(message) {
        try {
            told(0, message);
        } catch (error) {
            // No room for the message; what the program itself does wrong is not this one's.
            if (!(error instanceof RangeError))
                throw error;
            fail(error.message);
        }
    }

    return {
        start() {
            if (!programAddress || typeof Worker === 'undefined')
                return false;
            end();
            try {
                worker = new Worker('worker.js');
            } catch {
                return false;
            }
            const mine = worker;
            worker.onerror = (event) => mine === worker && fail(event.message);
            worker.onmessageerror = () => mine === worker && fail('a message could not be read');
            // Its first word is that it listens.
            ready = new Promise((listens) => {
                worker.onmessage = () => {
                    mine.onmessage = (event) => mine === worker && receive(event.data);
                    listens();
                };
            });
            Module['modules']().then(
                (modules) => mine.postMessage([programAddress, ...modules]),
                (error) => mine === worker && fail(error.message),
            );
            return true;
        },
        send(bytes) {
            const mine = worker;
            ready.then(() => mine === worker && mine.postMessage(bytes, [bytes.buffer]));
        },
        end,
    };
}
