// Who may write to a workspace: one tab. With Web Locks the browser says who; on plain http, where there are
// none, tabs ask each other. Either way the token of the writer stands in the database and each transaction looks
// at it, so that a tab which only believes it may write stores nothing.

// `tell(workspace, notice)` with 'taken', 'freed' or 'changed'; `setLease(workspace)` writes this tab's token.
function makeWriters(world, tell, setLease) {
    const held = new Map(); // workspace -> function that lets go
    const waiting = new Map(); // workspace -> AbortController
    const channel = world.BroadcastChannel ? new world.BroadcastChannel(storageLimits.name) : null;
    const pings = new Map(); // workspace -> function to call when its writer answers
    const lockName = (workspace) => storageLimits.name + '/' + workspace;
    const holderName = (workspace) => storageLimits.name + '.holder.' + workspace;

    function post(kind, workspace) {
        if (channel)
            channel.postMessage([kind, workspace]);
    }

    function lost(workspace) {
        if (held.delete(workspace))
            tell(workspace, 'taken');
    }

    function onMessage([kind, workspace]) {
        if (kind === 'who' && held.has(workspace))
            post('here', workspace);
        if (kind === 'here' && pings.has(workspace))
            pings.get(workspace)();
        if (kind === 'taken')
            lost(workspace);
        if (kind === 'freed' || kind === 'changed')
            tell(workspace, kind);
    }
    if (channel)
        channel.onmessage = (event) => onMessage(event.data);

    // --- with Web Locks -----------------------------------------------------------------------------------
    function waitUntilFree(workspace) {
        if (waiting.has(workspace))
            return;
        const stop = new world.AbortController();
        waiting.set(workspace, stop);
        world.locks
            .request(lockName(workspace), { signal: stop.signal }, () => {
                waiting.delete(workspace);
                tell(workspace, 'freed');
            })
            .catch(() => {});
    }

    function lock(workspace, options, done) {
        let answered = false;
        const answer = (failure, value) => {
            if (!answered)
                done(failure, value);
            answered = true;
        };
        world.locks
            .request(lockName(workspace), options, (granted) => {
                if (!granted) {
                    waitUntilFree(workspace);
                    return answer(null, false);
                }
                if (waiting.has(workspace)) {
                    waiting.get(workspace).abort();
                    waiting.delete(workspace);
                }
                return new Promise((letGo) => {
                    held.set(workspace, letGo);
                    setLease(workspace, (failure) => {
                        if (failure)
                            release(workspace);
                        answer(failure, !failure);
                    });
                });
            })
            .catch((error) => {
                // Another tab stole the lock.
                lost(workspace);
                answer(storageFailureOf(error));
            });
    }

    // --- without ------------------------------------------------------------------------------------------
    function claim(workspace, done) {
        held.set(workspace, () => world.local.remove(holderName(workspace)));
        world.local.set(holderName(workspace), world.token);
        setLease(workspace, (failure) => {
            if (failure)
                release(workspace);
            done(failure, !failure);
        });
    }

    function ask(workspace, done) {
        const holder = world.local.get(holderName(workspace));
        if (!channel || !holder || holder === world.token)
            return claim(workspace, done);
        const end = (there) => {
            pings.delete(workspace);
            world.clearTimeout(timer);
            if (there)
                done(null, false);
            else
                claim(workspace, done);
        };
        const timer = world.setTimeout(() => end(false), storageLimits.pingMilliseconds);
        pings.set(workspace, () => end(true));
        post('who', workspace);
    }

    function release(workspace) {
        const letGo = held.get(workspace);
        if (!letGo)
            return;
        held.delete(workspace);
        letGo();
        if (!world.locks)
            post('freed', workspace);
    }

    return {
        post,
        lost,
        release,
        acquire(workspace, done) {
            if (held.has(workspace))
                setLease(workspace, (failure) => done(failure, !failure));
            else if (world.locks)
                lock(workspace, { ifAvailable: true }, done);
            else
                ask(workspace, done);
        },
        takeOver(workspace, done) {
            if (held.has(workspace))
                return done(null, true);
            if (world.locks)
                return lock(workspace, { steal: true }, done);
            claim(workspace, (failure, value) => {
                if (!failure)
                    post('taken', workspace);
                done(failure, value);
            });
        },
        // The page goes away: locks go by themselves, what other tabs would ask about does not.
        leave() {
            for (const workspace of [...held.keys()])
                release(workspace);
        },
    };
}
