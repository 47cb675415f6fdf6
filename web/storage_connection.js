// How this page talks to IndexedDB: one connection that is reopened when the browser drops it, transactions that
// answer after the commit and not before, and lanes that keep the order. storage.js builds on it.

const storageLimits = {
    name: 'throughline',
    chunkBytes: 4 << 20,
    logBytes: 5 << 20,
    ballastBytes: 60 << 10,
    backups: 10,
    newestBackups: 5,
    tailBytes: 1 << 20,
    blockedMilliseconds: 1500,
    answerMilliseconds: 10000,
    pingMilliseconds: 300,
    retries: [50, 250, 1000],
};

const storageSentences = new Map([
    ['taken', 'Another tab is editing this workspace.'],
    ['missing', 'There is no workspace of this name in this browser.'],
    ['older', 'A newer snapshot of this workspace is stored already.'],
    ['repeated', 'Another entry is stored under this number already.'],
    ['sealed', 'This earlier state is no longer kept.'],
    ['part', 'A part of a table is missing in this browser.'],
    ['session', 'This browser keeps nothing for this page. Save to a file before you close it.'],
    ['blocked', 'Another tab keeps the database busy. Close the other tabs of this page.'],
    ['silent', 'The browser did not answer for ten seconds. The disk may be full.'],
    ['QuotaExceededError', 'The browser has no more room for this page. Free some space on the disk.'],
    ['VersionError', 'The database comes from a newer program. Nothing was changed.'],
]);

// A failure with a sentence for people; `name` decides whether trying again can help.
function storageFailure(name, detail) {
    const failure = new Error(storageSentences.get(name) || `The browser could not store this (${detail || name}).`);
    failure.name = name;
    return failure;
}

function storageFailureOf(error) {
    if (!error)
        return storageFailure('AbortError', 'the transaction was aborted');
    return storageSentences.get(error.name) === error.message
        ? error
        : storageFailure(error.name, error.message || error.name);
}

// `onFound({fresh, lost})` tells of each opened connection whether the database was made just now, and whether
// the browser said that it threw damaged data away.
function openConnection(world, onFound) {
    let opening = null;

    function forget() {
        opening = null;
    }

    function open() {
        return new Promise((resolve, reject) => {
            let late = false;
            let found = { fresh: false, lost: false };
            const request = world.indexedDB.open(storageLimits.name, 1);
            const timer = world.setTimeout(() => {
                late = true;
                reject(storageFailure('blocked'));
            }, storageLimits.blockedMilliseconds);
            request.onupgradeneeded = (event) => {
                for (const store of ['meta', 'snapshots', 'journal', 'chunks', 'backups'])
                    request.result.createObjectStore(store);
                found = { fresh: true, lost: event['dataLoss'] === 'total' };
            };
            request.onerror = (event) => {
                event.preventDefault();
                world.clearTimeout(timer);
                reject(storageFailureOf(request.error));
            };
            request.onsuccess = () => {
                world.clearTimeout(timer);
                const database = request.result;
                if (late)
                    return database.close();
                database.onclose = forget;
                database.onversionchange = () => {
                    database.close();
                    forget();
                };
                onFound(found);
                resolve(database);
            };
        });
    }

    return {
        database() {
            if (!opening) {
                opening = open();
                opening.catch(forget);
            }
            return opening;
        },
        // The connection is of no more use: the next call opens another.
        drop() {
            if (opening)
                opening.then((database) => database.close(), () => {});
            forget();
        },
    };
}

// Runs body(transaction, give, guarded) and resolves with what was given, once the browser has committed. Inside
// there are only callbacks, wrapped by `guarded`: a transaction commits itself as soon as nothing is asked of it,
// and an exception in a callback aborts it and becomes the answer.
async function transact(world, connection, stores, mode, durability, body) {
    const database = await connection.database();
    return new Promise((resolve, reject) => {
        let given;
        let failure = null;
        const transaction = database.transaction(stores, mode, { 'durability': durability });
        const timer = world.setTimeout(() => reject(storageFailure('silent')), storageLimits.answerMilliseconds);
        transaction.oncomplete = () => {
            world.clearTimeout(timer);
            resolve(given);
        };
        transaction.onabort = () => {
            world.clearTimeout(timer);
            reject(failure || storageFailureOf(transaction.error));
        };
        const guarded = (callback) => (event) => {
            try {
                callback(event && event.target.result);
            } catch (error) {
                failure = storageFailureOf(error);
                transaction.abort();
            }
        };
        guarded(() => body(transaction, (value) => (given = value), guarded))(null);
    });
}

// A lane does jobs {work, answers, absorb?} one after the other. A job whose connection broke is done again, so
// every job must bear being repeated. `absorb(next)` may take the next job's work into this one.
function makeLane(world, connection) {
    const jobs = [];
    let running = false;
    const brokenBy = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError']);

    async function attempt(job) {
        for (let index = 0; ; ++index) {
            try {
                return await job.work();
            } catch (error) {
                const failure = storageFailureOf(error);
                const broken = brokenBy.has(failure.name);
                if (broken || failure.name === 'silent')
                    connection.drop();
                if (!broken || index >= storageLimits.retries.length)
                    throw failure;
                await new Promise((resolve) => world.setTimeout(resolve, storageLimits.retries[index]));
            }
        }
    }

    async function run() {
        for (let job; (job = jobs.shift()); ) {
            while (job.absorb && jobs.length && job.absorb(jobs[0]))
                job.answers.push(...jobs.shift().answers);
            let failure = null;
            let value;
            try {
                value = await attempt(job);
            } catch (error) {
                failure = error;
            }
            for (const answer of job.answers)
                answer(failure, value);
        }
        running = false;
    }

    return {
        add(job) {
            jobs.push(job);
            if (!running) {
                running = true;
                // Not at once: whoever asks gets the answer later, never inside the call.
                Promise.resolve().then(run);
            }
        },
    };
}
