// ?recover: shows what this browser holds and saves it to files, without the program. Reads only.
'use strict';

if (new URLSearchParams(location.search).has('recover')) {
    const element = (name, text, ...children) => {
        const made = document.createElement(name);
        if (text)
            made.textContent = text;
        made.append(...children);
        return made;
    };
    const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const time = (milliseconds) => (milliseconds ? new Date(milliseconds).toLocaleString() : '');
    const kilobytes = (bytes) => `${Math.ceil(bytes / 1000).toLocaleString('en')} KB`;
    const done = (request) =>
        new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
            request.onblocked = () => reject(new Error('another tab keeps the database busy'));
        });

    function save(name, type, content) {
        const address = URL.createObjectURL(new Blob([content], { type }));
        const link = Object.assign(document.createElement('a'), { href: address, download: name });
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60000);
    }

    const fileName = (record, ending) => `${(record.title || record.id).replace(/[^\w\- ]+/g, '').trim() || record.id} ${record.epoch}${ending}`;

    async function snapshotOf(database, record) {
        const range = IDBKeyRange.bound([record.id, record.epoch, 0], [record.id, record.epoch, []]);
        const chunks = await done(database.transaction('snapshots').objectStore('snapshots').getAll(range));
        return new Uint8Array(await new Blob(chunks).arrayBuffer());
    }

    async function entriesOf(database, record) {
        if (record.entries)
            return record.entries;
        const range = IDBKeyRange.bound([record.id, 0], [record.id, []]);
        const journal = database.transaction('journal').objectStore('journal');
        const [keys, values] = await Promise.all([done(journal.getAllKeys(range)), done(journal.getAll(range))]);
        return keys.map((key, at) => [key[1], values[at]]);
    }

    // Everything of one state as it lies there, for repair by hand or by a later version.
    async function exportRaw(database, record) {
        const entries = await entriesOf(database, record);
        const raw = {
            format: 'throughline-raw',
            workspace: record.id,
            title: record.title,
            epoch: record.epoch,
            first: record.first,
            last: record.last,
            hash: record.hash,
            snapshot: base64(await snapshotOf(database, record)),
            journal: entries.map(([sequence, bytes]) => ({ sequence, bytes: base64(bytes) })),
        };
        save(fileName(record, '.throughline-raw.json'), 'application/json', JSON.stringify(raw, null, 1));
    }

    async function exportSnapshot(database, record) {
        save(fileName(record, '.throughline.json'), 'application/json', await snapshotOf(database, record));
    }

    async function line(database, record, what) {
        const snapshot = await snapshotOf(database, record);
        const entries = await entriesOf(database, record);
        const size = entries.reduce((sum, entry) => sum + entry[1].length, snapshot.length);
        const wrong = snapshot.length === record.bytes ? '' : `; the snapshot should have ${record.bytes} bytes and has ${snapshot.length}`;
        const buttons = element('td');
        const add = (label, work) => {
            const button = element('button', label);
            button.addEventListener('click', () => work(database, record).catch(report));
            buttons.append(button, ' ');
        };
        // 123 is "{": the snapshot is a workspace file as it is.
        if (snapshot[0] === 123)
            add('Save as workspace', exportSnapshot);
        add('Save everything raw', exportRaw);
        return element('tr', '', element('td', record.title || record.id), element('td', what), element('td', time(record.sealed || record.changed)),
            element('td', `entries up to ${record.last}, ${entries.length} in the journal${wrong}`), element('td', kilobytes(size)), buttons);
    }

    const panel = element('main');
    panel.id = 'recover';
    const status = element('p', 'Reading …');
    status.setAttribute('role', 'status');
    function report(error) {
        status.textContent = `The database could not be read: ${error && error.message ? error.message : error}`;
    }

    function marks() {
        const prefix = 'throughline.mark.';
        try {
            return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
        } catch {
            return [];
        }
    }

    async function show() {
        document.title = 'Throughline: what is stored here';
        const back = element('a', 'Back to the workbench');
        back.href = location.pathname;
        panel.append(element('h1', 'What this browser holds'), status, element('p', '', back));
        document.body.append(panel);
        const request = indexedDB.open('throughline', 1);
        // Not there at all: an empty one must not be made here.
        request.onupgradeneeded = () => request.transaction.abort();
        const database = await done(request).catch((error) => {
            if (error && error.name === 'AbortError')
                return null;
            throw error;
        });
        const records = database ? await done(database.transaction('meta').objectStore('meta').getAll(IDBKeyRange.bound('workspace/', 'workspace0'))) : [];
        const backups = database ? await done(database.transaction('backups').objectStore('backups').getAll()) : [];
        const rows = [];
        for (const record of records.filter((one) => one.epoch)) {
            rows.push(await line(database, record, record.deleted ? 'deleted' : 'current'));
            const older = backups.filter((backup) => backup.id === record.id).sort((one, other) => other.epoch - one.epoch);
            for (const backup of older)
                rows.push(await line(database, backup, 'earlier state'));
        }
        const lost = marks().filter((id) => !records.some((record) => record.id === id));
        status.textContent = rows.length ? `${records.length} workspaces.` : 'No workspace is stored in this browser.';
        if (lost.length)
            panel.append(element('p', `Once stored here and gone now: ${lost.join(', ')}. The browser or a person cleared the data of this page; only files that were saved elsewhere can bring it back.`));
        if (!rows.length)
            return;
        const head = ['Workspace', 'State', 'Changed', 'Content', 'Size', 'Save'].map((title) => element('th', title));
        panel.append(element('table', '', element('thead', '', element('tr', '', ...head)), element('tbody', '', ...rows)));
    }

    show().catch(report);
}
