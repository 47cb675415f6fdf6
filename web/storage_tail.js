// Entries that the browser has not acknowledged yet, kept beside the database when the page goes to the
// background: localStorage is the one thing that can be written there. At most a megabyte; more would not fit.

function makeTail(world) {
    const open = new Map(); // workspace -> Map(sequence -> bytes)
    const saved = new Set(); // workspaces whose tail is in localStorage
    const name = (workspace) => storageLimits.name + '.tail.' + workspace;
    const encode = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const decode = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

    function forget(workspace) {
        open.delete(workspace);
        saved.delete(workspace);
        world.local.remove(name(workspace));
    }

    return {
        forget,
        asked(workspace, entries) {
            if (!open.has(workspace))
                open.set(workspace, new Map());
            for (const entry of entries)
                open.get(workspace).set(entry.sequence, entry.bytes);
        },
        stored(workspace, entries) {
            const left = open.get(workspace);
            if (!left)
                return;
            for (const entry of entries)
                left.delete(entry.sequence);
            if (left.size)
                return;
            open.delete(workspace);
            if (saved.delete(workspace))
                world.local.remove(name(workspace));
        },
        // Everything below `first` is in a snapshot.
        covered(workspace, first) {
            const left = open.get(workspace) || new Map();
            this.stored(workspace, [...left.keys()].filter((sequence) => sequence < first).map((sequence) => ({ sequence })));
        },
        save() {
            for (const [workspace, entries] of open) {
                let bytes = 0;
                for (const entry of entries.values())
                    bytes += entry.length;
                if (bytes > storageLimits.tailBytes)
                    continue;
                world.local.set(name(workspace), JSON.stringify([...entries].map(([at, entry]) => [at, encode(entry)])));
                saved.add(workspace);
            }
        },
        // What an earlier page left, in order; nothing when it cannot be read.
        left(workspace) {
            try {
                return JSON.parse(world.local.get(name(workspace)) || '[]')
                    .map(([sequence, text]) => ({ sequence, bytes: decode(text) }))
                    .sort((one, other) => one.sequence - other.sequence);
            } catch {
                return [];
            }
        },
    };
}
