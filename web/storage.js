// Workspaces in IndexedDB. Every call answers once, later, in the order of its lane, after the commit. What is
// stored, by object store (names in records are quoted: they are on people's disks, no minifier may change them):
//   meta       "workspace/<id>" -> {id, title, changed, deleted, epoch, first, last, chunks, bytes, hash, lease}
//   snapshots  [workspace, epoch, index] -> bytes, at most 4 MB each
//   journal    [workspace, sequence] -> bytes
//   backups    [workspace, epoch] -> the record of meta as it was, with {sealed, entries: [[sequence, bytes]]}
//   chunks     name -> bytes
// The database's own version is 1 for ever: an upgrade would block while another tab is open.

// Which of too many backups goes: never one of the newest five; of the others the one that lies closest in time
// to the next older one, so that the old ones spread over the past.
function backupToDrop(backups) {
    let best = storageLimits.newestBackups;
    const gap = (index) => backups[index]['sealed'] - backups[index + 1]['sealed'];
    for (let index = best; index + 1 < backups.length; ++index) {
        if (gap(index) < gap(best))
            best = index;
    }
    return backups[best];
}

// `world` is what the page has: {indexedDB, IDBKeyRange, local, locks, BroadcastChannel, AbortController,
// setTimeout, clearTimeout, now, token}; locks and BroadcastChannel may be null. `local` is guarded localStorage.
function makeStorage(world) {
    let found = null;
    let sessionOnly = false;
    let told = () => {};
    let acknowledged = 0;
    let logReplaced = Promise.resolve();
    const sessionChunks = new Map();
    const connection = openConnection(world, (now) => (found = found || now));
    const lane = makeLane(world, connection);
    const chunkLane = makeLane(world, connection);
    const tail = makeTail(world);
    const writers = makeWriters(world, (workspace, notice) => told(workspace, notice), setLease);

    const key = (workspace) => 'workspace/' + workspace;
    // All keys [workspace, …] from one sequence (or epoch) up to, not with, another; arrays sort behind numbers.
    const range = (workspace, from = 0, to = []) =>
        world.IDBKeyRange.bound([workspace, from], [workspace, to], false, true);
    const run = (stores, mode, body, durability = 'strict') =>
        transact(world, connection, stores, mode, durability, body);

    // `inSession` answers where the browser keeps nothing.
    function ask(on, done, work, inSession) {
        const refuse = () => Promise.reject(storageFailure('session'));
        on.add({
            answers: [(failure, value) => done(failure ? failure.message : null, value)],
            work: () => (sessionOnly ? inSession || refuse : work)(),
        });
    }

    // Reads the record of a workspace, checks that this tab may write, and lets `change` alter it and more in the
    // same transaction. `change` returns false when it asks for more and must not be committed at once.
    function alter(stores, workspace, change) {
        const work = () => run(['meta', ...stores], 'readwrite', (transaction, give, guarded) => {
            const meta = transaction.objectStore('meta');
            meta.get(key(workspace)).onsuccess = guarded((record) => {
                if (record && record['lease'] && record['lease'] !== world.token)
                    throw storageFailure('taken');
                const complete = change(record, transaction, guarded, (changed) => meta.put(changed, key(workspace)));
                if (complete !== false && transaction.commit)
                    transaction.commit();
            });
        });
        return logReplaced.then(work).catch((error) => {
            if (error.name === 'taken')
                writers.lost(workspace);
            throw error;
        });
    }

    function stored(workspace) {
        ++acknowledged;
        writers.post('changed', workspace);
        if (acknowledged === 1 && world.persist)
            world.persist();
    }

    // Puts this tab's token into the record; a workspace that is yet to be written gets a record without an epoch.
    // Then what an earlier page could not store any more is stored.
    function setLease(workspace, done) {
        lane.add({
            answers: [(failure) => done(failure)],
            work: async () => {
                await run(['meta'], 'readwrite', (transaction, give, guarded) => {
                    const meta = transaction.objectStore('meta');
                    meta.get(key(workspace)).onsuccess = guarded((record) => {
                        meta.put({ ...(record || { 'id': workspace, 'epoch': 0 }), 'lease': world.token }, key(workspace));
                    });
                });
                const left = tail.left(workspace);
                if (left.length)
                    await appendEntries(workspace, left).catch(() => {});
                tail.forget(workspace);
            },
        });
    }

    // --- reading ------------------------------------------------------------------------------------------
    function gather(source, workspace, epoch) {
        return run(['meta', 'snapshots', 'journal', 'backups'], 'readonly', (transaction, give, guarded) => {
            const result = { record: null, snapshot: [], sequences: [], entries: [] };
            transaction.objectStore(source).get(epoch ? [workspace, epoch] : key(workspace)).onsuccess = guarded((record) => {
                if (!record || !record['epoch'])
                    throw storageFailure(epoch ? 'sealed' : 'missing');
                result.record = record;
                give(result);
                const snapshot = world.IDBKeyRange.bound([workspace, record['epoch'], 0], [workspace, record['epoch'], record['chunks']], false, true);
                transaction.objectStore('snapshots').getAll(snapshot).onsuccess = guarded((chunks) => (result.snapshot = chunks));
                if (record['entries']) {
                    result.sequences = record['entries'].map((entry) => entry[0]);
                    result.entries = record['entries'].map((entry) => entry[1]);
                    return;
                }
                const journal = transaction.objectStore('journal');
                journal.getAllKeys(range(workspace)).onsuccess = guarded((keys) => (result.sequences = keys.map((entry) => entry[1])));
                journal.getAll(range(workspace)).onsuccess = guarded((entries) => (result.entries = entries));
            });
        });
    }

    // --- writing ------------------------------------------------------------------------------------------
    function appendEntries(workspace, entries) {
        return alter(['journal'], workspace, (record, transaction, guarded, put) => {
            if (!record || !record['epoch'])
                throw storageFailure('missing');
            const journal = transaction.objectStore('journal');
            let fresh = true;
            for (const { sequence, bytes } of entries) {
                if (sequence > record['last']) {
                    journal.add(bytes, [workspace, sequence]);
                    record['last'] = sequence;
                    continue;
                }
                // Asked before, when the answer was lost: good if the same bytes are there.
                fresh = false;
                journal.get([workspace, sequence]).onsuccess = guarded((there) => {
                    if (!there || there.length !== bytes.length || there.some((byte, index) => byte !== bytes[index]))
                        throw storageFailure('repeated');
                });
            }
            record['changed'] = world.now();
            put(record);
            return fresh;
        });
    }

    function append(workspace, entries, done) {
        const all = entries.slice();
        if (!sessionOnly)
            tail.asked(workspace, entries);
        const job = {
            answers: [(failure) => {
                if (!failure)
                    tail.stored(workspace, entries);
                done(failure ? failure.message : null);
            }],
            work: async () => {
                if (sessionOnly)
                    throw storageFailure('session');
                await appendEntries(workspace, all);
                stored(workspace);
            },
            group: { workspace, entries: all },
            // Entries that came while a transaction was under way go together into the next.
            absorb(next) {
                if (!next.group || next.group.workspace !== workspace)
                    return false;
                all.push(...next.group.entries);
                return true;
            },
        };
        lane.add(job);
    }

    // The old epoch becomes a backup together with its journal; the entries that follow the snapshot stay.
    function seal(old, first, transaction, guarded) {
        const workspace = old['id'];
        const journal = transaction.objectStore('journal');
        const backups = transaction.objectStore('backups');
        const snapshots = transaction.objectStore('snapshots');
        const covered = range(workspace, 0, first);
        journal.getAllKeys(covered).onsuccess = guarded((keys) => {
            journal.getAll(covered).onsuccess = guarded((entries) => {
                const backup = { ...old, 'sealed': world.now(), 'entries': entries.map((bytes, at) => [keys[at][1], bytes]) };
                delete backup['lease'];
                journal.delete(covered);
                backups.put(backup, [workspace, old['epoch']]);
                backups.getAll(range(workspace)).onsuccess = guarded((all) => {
                    all.sort((one, other) => other['epoch'] - one['epoch']);
                    while (all.length > storageLimits.backups) {
                        const dropped = backupToDrop(all);
                        all.splice(all.indexOf(dropped), 1);
                        const epoch = dropped['epoch'];
                        backups.delete([workspace, epoch]);
                        snapshots.delete(world.IDBKeyRange.bound([workspace, epoch], [workspace, epoch, []]));
                    }
                    if (transaction.commit)
                        transaction.commit();
                });
            });
        });
    }

    async function writeSnapshot(summary, epoch, first, bytes, hash) {
        const workspace = summary.id;
        const chunks = Math.ceil(bytes.length / storageLimits.chunkBytes);
        for (let index = 0; index < chunks; ++index) {
            const chunk = bytes.slice(index * storageLimits.chunkBytes, (index + 1) * storageLimits.chunkBytes);
            await run(['snapshots'], 'readwrite', (transaction) => {
                transaction.objectStore('snapshots').put(chunk, [workspace, epoch, index]);
            }, 'relaxed');
        }
        await alter(['snapshots', 'journal', 'backups'], workspace, (old, transaction, guarded, put) => {
            const before = old && old['epoch'] ? old : null;
            if (before && before['epoch'] === epoch && before['hash'] === hash)
                return true;
            if (before && before['epoch'] >= epoch)
                throw storageFailure('older');
            put({
                'id': workspace, 'title': summary.title, 'changed': summary.changed, 'deleted': summary.deleted,
                'epoch': epoch, 'first': first, 'chunks': chunks, 'bytes': bytes.length, 'hash': hash,
                'last': Math.max(first - 1, summary.last, before ? before['last'] : 0),
                'lease': old ? old['lease'] : '',
            });
            if (before)
                seal(before, first, transaction, guarded);
            return !before;
        });
        tail.covered(workspace, first);
        stored(workspace);
    }

    function updateSummary(summary) {
        return run(['meta'], 'readwrite', (transaction, give, guarded) => {
            const meta = transaction.objectStore('meta');
            meta.get(key(summary.id)).onsuccess = guarded((record) => {
                if (!record || !record['epoch'])
                    throw storageFailure('missing');
                meta.put({ ...record, 'title': summary.title, 'changed': summary.changed, 'deleted': summary.deleted }, key(summary.id));
            });
        }).then(() => stored(summary.id));
    }

    async function purge(workspace) {
        await run(['meta', 'snapshots', 'journal', 'backups'], 'readwrite', (transaction) => {
            transaction.objectStore('meta').delete(key(workspace));
            for (const store of ['snapshots', 'journal', 'backups'])
                transaction.objectStore(store).delete(range(workspace));
        });
        writers.release(workspace);
        tail.forget(workspace);
        world.local.remove(storageLimits.name + '.mark.' + workspace);
        stored(workspace);
    }

    // --- opening ------------------------------------------------------------------------------------------
    // Chromium keeps its write-ahead log of the last session and appends to it, also behind a record that a killed
    // browser left half written; the start after next then takes the whole log for damaged and throws the database
    // away (google/leveldb#1287; seen here in 1 of 40 kills). A log of more than 4 MB is closed and replaced, and
    // the half record goes with it. Values of more than 64 KB would not go into the log. Reading does not wait for
    // this, the first change does: half a tenth of a second.
    async function replaceLog() {
        const name = (index) => 'ballast/' + index;
        const count = Math.ceil(storageLimits.logBytes / storageLimits.ballastBytes);
        const inChunks = (body) => run(['chunks'], 'readwrite', (transaction) => body(transaction.objectStore('chunks')), 'relaxed');
        await inChunks((chunks) => {
            for (let index = 0; index < count; ++index)
                chunks.put(new Uint8Array(storageLimits.ballastBytes), name(index));
        });
        await inChunks((chunks) => chunks.delete(world.IDBKeyRange.bound(name(''), name('~'))));
    }

    async function open() {
        try {
            if (!world.indexedDB)
                throw storageFailure('session');
            await run(['meta'], 'readwrite', (transaction) => {
                transaction.objectStore('meta').put(world.now(), 'opened');
            });
        } catch (error) {
            const transient = ['blocked', 'UnknownError', 'AbortError', 'VersionError', 'silent'].includes(error.name);
            if (transient)
                throw error;
            sessionOnly = true;
            return 'session';
        }
        if (!found.fresh)
            logReplaced = replaceLog().catch(() => {});
        const known = world.local.names(storageLimits.name + '.mark.').length;
        return found.lost || (found.fresh && known) ? 'emptied' : 'ready';
    }

    const chunkJob = (mode, body, durability) => () =>
        run(['chunks'], mode, (transaction, give, guarded) => body(transaction.objectStore('chunks'), give, guarded), durability);

    return {
        open: (done) => ask(lane, done, open),
        list(done) {
            const all = world.IDBKeyRange.bound('workspace/', 'workspace0', false, true);
            ask(lane, done, () => run(['meta'], 'readonly', (transaction, give, guarded) => {
                transaction.objectStore('meta').getAll(all).onsuccess =
                    guarded((records) => give(records.filter((record) => record['epoch'])));
            }), async () => []);
        },
        read: (workspace, done) => ask(lane, done, () => gather('meta', workspace, 0)),
        listBackups: (workspace, done) => ask(lane, done, () => run(['backups'], 'readonly', (transaction, give, guarded) => {
            transaction.objectStore('backups').getAll(range(workspace)).onsuccess = guarded((all) => give(all.reverse()));
        })),
        readBackup: (workspace, epoch, done) => ask(lane, done, () => gather('backups', workspace, epoch)),
        append,
        writeSnapshot: (summary, epoch, first, bytes, hash, done) =>
            ask(lane, done, () => writeSnapshot(summary, epoch, first, bytes, hash)),
        updateSummary: (summary, done) => ask(lane, done, () => updateSummary(summary)),
        purge: (workspace, done) => ask(lane, done, () => purge(workspace)),

        writeChunk(name, bytes, done) {
            ask(chunkLane, done, chunkJob('readwrite', (chunks) => chunks.put(bytes, name)),
                async () => void sessionChunks.set(name, bytes));
        },
        readChunk(name, done) {
            const given = (bytes) => {
                if (!bytes)
                    throw storageFailure('part');
                return bytes;
            };
            ask(chunkLane, done, chunkJob('readonly', (chunks, give, guarded) => {
                chunks.get(name).onsuccess = guarded((bytes) => give(given(bytes)));
            }), async () => given(sessionChunks.get(name)));
        },
        removeChunks(names, done) {
            ask(chunkLane, done, chunkJob('readwrite', (chunks) => names.forEach((name) => chunks.delete(name)), 'relaxed'),
                async () => names.forEach((name) => sessionChunks.delete(name)));
        },

        acquire(workspace, done) {
            if (sessionOnly)
                return ask(lane, done, null, async () => true);
            writers.acquire(workspace, (failure, value) => done(failure ? failure.message : null, value));
        },
        takeOver: (workspace, done) => writers.takeOver(workspace, (failure) => done(failure ? failure.message : null)),
        release: writers.release,
        watch: (listener) => (told = listener),
        // Nothing here may touch IndexedDB: what is begun while a page goes away is lost or hangs the next one.
        suspend(leaving) {
            tail.save();
            if (leaving)
                writers.leave();
        },
        acknowledged: () => acknowledged,
    };
}

// localStorage that may be missing, full or forbidden.
function makeLocal(area) {
    const guarded = (work, otherwise) => {
        try {
            return work();
        } catch {
            return otherwise;
        }
    };
    return {
        get: (name) => guarded(() => area.getItem(name), null),
        set: (name, value) => guarded(() => area.setItem(name, value)),
        remove: (name) => guarded(() => area.removeItem(name)),
        names: (prefix) => guarded(() => Object.keys(area).filter((name) => name.startsWith(prefix)), []),
    };
}

// The world of a page.
function browserWorld() {
    const attempt = (work) => {
        try {
            return work() || null;
        } catch {
            return null;
        }
    };
    const words = crypto.getRandomValues(new Uint32Array(3));
    return {
        indexedDB: attempt(() => window.indexedDB),
        IDBKeyRange: window.IDBKeyRange,
        local: makeLocal(attempt(() => window.localStorage)),
        locks: navigator.locks || null,
        BroadcastChannel: window.BroadcastChannel || null,
        AbortController: window.AbortController,
        setTimeout: (work, milliseconds) => setTimeout(work, milliseconds),
        clearTimeout: (timer) => clearTimeout(timer),
        now: () => Date.now(),
        token: Array.from(words, (word) => word.toString(36)).join('-'),
        persist: () => navigator.storage && navigator.storage.persist && navigator.storage.persist().catch(() => {}),
    };
}
