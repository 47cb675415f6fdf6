// Both ends meet here: what src/platform/web/page_calls.h declares, and the host that leads from the page's scripts
// into the functions of page_events.cpp. Emscripten links it (--js-library); the scripts themselves are --pre-js.

addToLibrary({
    $throughlineEncoder: 'new TextEncoder()',
    $throughline: {
        page: null,
        goOn: null, // in a Worker
        // Memory may grow beyond 2 GB, where addresses come as negative numbers: ">>> 0".
        text: (pointer, length) => UTF8ToString(pointer >>> 0, length),
        // A copy: the browser would store or send the whole memory of the program with a view.
        bytes: (pointer, length) => HEAPU8.slice(pointer >>> 0, (pointer >>> 0) + length),

        // Numbers are eight bytes; texts and bytes have their length in four before them. message.h reads this.
        pack(values) {
            const parts = values.map((value) => (typeof value === 'string' ? throughlineEncoder.encode(value) : value));
            const size = parts.reduce((sum, part) => sum + (typeof part === 'number' ? 8 : 4 + part.length), 0);
            const pointer = _malloc(size + 1) >>> 0;
            const view = new DataView(HEAPU8.buffer);
            let at = pointer;
            for (const part of parts) {
                if (typeof part === 'number') {
                    view.setFloat64(at, part, true);
                    at += 8;
                    continue;
                }
                view.setUint32(at, part.length, true);
                HEAPU8.set(part, at + 4);
                at += 4 + part.length;
            }
            return { pointer, size };
        },
        // Reads the message where it lies: all of it before the program runs on.
        reader(pointer) {
            const view = new DataView(HEAPU8.buffer);
            const decoder = new TextDecoder();
            let at = pointer >>> 0;
            const next = () => {
                const size = view.getUint32(at, true);
                at += 4 + size;
                return [at - size, size];
            };
            return {
                number() {
                    at += 8;
                    return view.getFloat64(at - 8, true);
                },
                bytes: () => throughline.bytes(...next()),
                text() {
                    const [from, size] = next();
                    return decoder.decode(HEAPU8.subarray(from, from + size));
                },
            };
        },
        // Calls `receive(pointer, length)` with a message and frees it.
        send(values, receive) {
            const { pointer, size } = throughline.pack(values);
            receive(pointer, size);
            _free(pointer);
        },
        sendText(value, receive) {
            const bytes = typeof value === 'string' ? throughlineEncoder.encode(value) : value;
            const pointer = _malloc(bytes.length + 1) >>> 0;
            if (!pointer)
                throw new RangeError('There is no memory left for so much.');
            HEAPU8.set(bytes, pointer);
            receive(pointer, bytes.length);
            _free(pointer);
        },

        host: {
            frame: () => _throughline_on_frame(),
            resized: (width, height, ratio) => _throughline_on_resized(width, height, ratio),
            moved: (x, y, source) => _throughline_on_moved(x, y, source),
            left: () => _throughline_on_left(),
            pressed: (button, down, count) => _throughline_on_pressed(button, down, count),
            wheel: (horizontal, vertical, pinch) => _throughline_on_wheel(horizontal, vertical, pinch),
            key: (key, down, repeated) => _throughline_on_key(key, down, repeated),
            typed: (text) => throughline.sendText(text, _throughline_on_typed),
            modifiers: (control, shift, alt) => _throughline_on_modifiers(control, shift, alt),
            focus: (focused) => _throughline_on_focus(focused),
            woken: () => _throughline_on_woken(),
            work: () => _throughline_on_work(),
            visible: (visible) => _throughline_on_visible(visible),
            schemeChanged: () => _throughline_on_scheme(),
            restored: () => _throughline_on_restored(),
            updateReady: () => _throughline_on_update(),
            workerTold: (failed, message) =>
                throughline.sendText(message, (pointer, length) => _throughline_on_worker(failed, pointer, length)),
            entryChanged: (value) => throughline.sendText(value, _throughline_on_entry),
            entryEnded: (how) => _throughline_on_entry_end(how),
            copied(cut) {
                if (!_throughline_on_copy(cut))
                    return null;
                return { text: UTF8ToString(_throughline_copied(0)), html: UTF8ToString(_throughline_copied(1)) };
            },
            pasted: (text) => throughline.sendText(text, _throughline_on_paste),
            fileBegins: (size) => _throughline_file_begins(size),
            filePiece: (incoming, bytes) =>
                throughline.sendText(bytes, (pointer, length) => _throughline_file_piece(incoming, pointer, length)),
            fileLost: (incoming) => _throughline_file_lost(incoming),
            dropped: (name, incoming) => throughline.send([name, incoming], _throughline_on_drop),
            dropFailed: (failure) => throughline.sendText(failure, _throughline_on_drop_failed),
            located: (fragment) => throughline.sendText(fragment, _throughline_on_location),
            mirrorFocused: (id) => _throughline_on_mirror_focus(id),
            mirrorInvoked: (id) => _throughline_on_mirror_invoke(id),
            mirrorValueSet: (id, value) =>
                throughline.sendText(value, (pointer, length) => _throughline_on_mirror_value(id, pointer, length)),
        },

        record: (one) => [one['id'], one['title'], one['changed'], one['last'], one['deleted'] ? 1 : 0],
        stored(found) {
            const { record, snapshot, sequences, entries } = found;
            const whole = new Uint8Array(snapshot.reduce((sum, chunk) => sum + chunk.length, 0));
            let at = 0;
            for (const chunk of snapshot) {
                whole.set(chunk, at);
                at += chunk.length;
            }
            const journal = sequences.flatMap((sequence, index) => [sequence, entries[index]]);
            return [...throughline.record(record), record['epoch'], record['first'], whole, record['hash'], sequences.length, ...journal];
        },
        backup(one) {
            const entries = one['entries'];
            const last = entries.length ? entries[entries.length - 1][0] : one['first'] - 1;
            return [one['epoch'], last, one['sealed'], entries.reduce((sum, entry) => sum + entry[1].length, one['bytes'])];
        },
        summary: (read) => ({ id: read.text(), title: read.text(), changed: read.number(), last: read.number(), deleted: read.number() > 0 }),
        entries(read) {
            const list = [];
            for (let left = read.number(); left > 0; --left)
                list.push({ sequence: read.number(), bytes: read.bytes() });
            return list;
        },

        // By number of Operation in page_calls.h: starts the work; `answer(failure, values)` ends it.
        operations: [
            (storage, read, answer) => storage.open((failure, state) => answer(failure, [['ready', 'session', 'emptied'].indexOf(state)])),
            (storage, read, answer) => storage.list((failure, list) =>
                answer(failure, list && [list.length, ...list.flatMap(throughline.record)])),
            (storage, read, answer) => storage.read(read.text(), (failure, found) => answer(failure, found && throughline.stored(found))),
            (storage, read, answer) => storage.acquire(read.text(), (failure, got) => answer(failure, [got ? 1 : 0])),
            (storage, read, answer) => storage.takeOver(read.text(), answer),
            (storage, read, answer) => storage.append(read.text(), throughline.entries(read), answer),
            (storage, read, answer) =>
                storage.writeSnapshot(throughline.summary(read), read.number(), read.number(), read.bytes(), read.text(), answer),
            (storage, read, answer) => storage.listBackups(read.text(), (failure, list) =>
                answer(failure, list && [list.length, ...list.flatMap(throughline.backup)])),
            (storage, read, answer) =>
                storage.readBackup(read.text(), read.number(), (failure, found) => answer(failure, found && throughline.stored(found))),
            (storage, read, answer) => storage.updateSummary(throughline.summary(read), answer),
            (storage, read, answer) => storage.purge(read.text(), answer),
            (storage, read, answer) => storage.writeChunk(read.text(), read.bytes(), answer),
            (storage, read, answer) => storage.readChunk(read.text(), (failure, bytes) => answer(failure, bytes && [bytes])),
            (storage, read, answer) => {
                const names = [];
                for (let left = read.number(); left > 0; --left)
                    names.push(read.text());
                storage.removeChunks(names, answer);
            },
            (storage, read, answer) => throughline.page.saveFile(read.text(), read.text(), read.bytes()).then((failure) => answer(failure)),
            (storage, read, answer) =>
                throughline.page.openFile(read.text(), (name, incoming) => answer(null, [name, incoming]), (failure) => answer(failure)),
            (storage, read, answer) => throughline.page.readShippedFile(read.text()).then(
                (bytes) => answer(null, [bytes]),
                (error) => answer(error.message),
            ),
            (storage, read, answer) => Module['complete']().then(() => answer(null)),
            (storage, read, answer) => throughline.page.savePicture(read.text(), read.text(), read.number()).then(
                (failure) => answer(failure),
                (error) => answer(error.message),
            ),
        ],
    },
    $throughline__deps: ['malloc', 'free', '$throughlineEncoder', '$UTF8ToString', '$stringToNewUTF8'],

    throughline_page_start__deps: ['$throughline'],
    throughline_page_start: () => {
        const root = document.getElementById('mirror');
        throughline.page = makePage(document.getElementById('canvas'), root, throughline.host);
        throughline.page.storage.watch((workspace, notice) =>
            throughline.sendText(workspace, (pointer, length) =>
                _throughline_on_notice(pointer, length, ['taken', 'freed', 'changed'].indexOf(notice))));
    },
    throughline_page_listen__deps: ['$throughline'],
    throughline_page_listen: () => {
        const page = throughline.page;
        page.listen();
        page.started();
        if (!page.testing)
            return;
        window['throughline_test'] = {
            'frames': page.frames.drawn,
            'pending': page.frames.pending,
            'mirrorUpdates': page.mirror.updates,
            'acknowledged': page.storage.acknowledged,
            'editing': page.entry.open,
            'ask'(question) {
                let answer = '';
                throughline.sendText(question, (pointer, length) => {
                    answer = UTF8ToString(_throughline_on_question(pointer, length));
                });
                return answer;
            },
        };
    },

    throughline_ask__deps: ['$throughline'],
    throughline_ask: (request, operation, pointer) => {
        const read = throughline.reader(pointer);
        throughline.operations[operation](throughline.page.storage, read, (failure, values) => {
            if (failure)
                throughline.sendText(failure, (text, size) => _throughline_on_answer(request, 1, text, size));
            else
                throughline.send(Array.isArray(values) ? values : [], (message, size) => _throughline_on_answer(request, 0, message, size));
        });
    },
    throughline_storage_release__deps: ['$throughline'],
    throughline_storage_release: (pointer, length) => throughline.page.storage.release(throughline.text(pointer, length)),

    throughline_request_frames__deps: ['$throughline'],
    throughline_request_frames: (count) => throughline.page.frames.request(count),
    throughline_wake_after__deps: ['$throughline'],
    throughline_wake_after: (milliseconds) => throughline.page.frames.wakeAfter(milliseconds),
    throughline_request_work__deps: ['$throughline'],
    throughline_request_work: () => throughline.page.requestWork(),
    throughline_frames_pending__deps: ['$throughline'],
    throughline_frames_pending: () => throughline.page.frames.pending(),

    throughline_worker_start__deps: ['$throughline'],
    throughline_worker_start: () => Number(throughline.page.worker.start()),
    throughline_worker_send__deps: ['$throughline'],
    throughline_worker_send: (pointer, length) => throughline.page.worker.send(throughline.bytes(pointer, length)),
    throughline_worker_end__deps: ['$throughline'],
    throughline_worker_end: () => throughline.page.worker.end(),

    // The other end: in the Worker there is no page.
    throughline_is_worker: () => Number(typeof document === 'undefined'),
    throughline_worker_listen__deps: ['$throughline'],
    throughline_worker_listen: () => {
        throughline.goOn = makeWork(() => _throughline_worker_work());
        self.onmessage = (event) => throughline.sendText(event.data, _throughline_worker_take);
        postMessage(null);
    },
    throughline_worker_go_on__deps: ['$throughline'],
    throughline_worker_go_on: () => throughline.goOn(),
    throughline_worker_answer__deps: ['$throughline'],
    throughline_worker_answer: (pointer, length) => {
        const message = throughline.bytes(pointer, length);
        postMessage(message, [message.buffer]);
    },

    throughline_copy__deps: ['$throughline'],
    throughline_copy: (text, textLength, html, htmlLength) =>
        Number(throughline.page.copy(throughline.text(text, textLength), throughline.text(html, htmlLength))),

    throughline_entry_show__deps: ['$throughline'],
    throughline_entry_show: (pointer, length) => {
        const read = throughline.reader(pointer, length);
        throughline.page.entry.show({
            widget: read.number(),
            kind: read.number(),
            x: read.number(),
            y: read.number(),
            width: read.number(),
            height: read.number(),
            value: read.text(),
            label: read.text(),
            placeholder: read.text(),
            size: read.number(),
            monospace: read.number() > 0,
            selectAll: read.number() > 0,
            framed: read.number() > 0,
            most: read.number(),
            caret: read.number(),
        });
    },
    throughline_entry_move__deps: ['$throughline'],
    throughline_entry_move: (x, y, width, height) => throughline.page.entry.move(x, y, width, height),
    throughline_entry_hide__deps: ['$throughline'],
    throughline_entry_hide: () => throughline.page.entry.hide(),
    throughline_entry_list__deps: ['$throughline'],
    throughline_entry_list: (list, option, x, y, width, height) =>
        throughline.page.entry.list(list >>> 0, option >>> 0, x, y, width, height),

    throughline_set_title__deps: ['$throughline'],
    throughline_set_title: (pointer, length) => throughline.page.setTitle(throughline.text(pointer, length)),
    throughline_set_location__deps: ['$throughline'],
    throughline_set_location: (pointer, length) => throughline.page.setLocation(throughline.text(pointer, length)),
    throughline_location__deps: ['$throughline'],
    throughline_location: () => stringToNewUTF8(throughline.page.location()),
    throughline_prefers__deps: ['$throughline'],
    throughline_prefers: (which) =>
        Number(which === 2 ? (0.5).toLocaleString().includes(',') :
            throughline.page.matches(which ? '(prefers-reduced-motion: reduce)' : '(prefers-color-scheme: dark)')),
    throughline_has__deps: ['$throughline'],
    throughline_has: (capability) => Number(throughline.page.capabilities[capability] || false),
    throughline_set_cursor__deps: ['$throughline'],
    throughline_set_cursor: (cursor) => throughline.page.setCursor(cursor),
    throughline_set_theme__deps: ['$throughline'],
    throughline_set_theme: (dark, background, field, ink, accent, selection) =>
        throughline.page.setTheme(dark, [background, field, ink, accent, selection]),
    throughline_set_unsaved__deps: ['$throughline'],
    throughline_set_unsaved: (unsaved) => throughline.page.setUnsaved(Boolean(unsaved)),
    throughline_open_address__deps: ['$throughline'],
    throughline_open_address: (pointer, length) => throughline.page.openAddress(throughline.text(pointer, length)),
    throughline_reload__deps: ['$throughline'],
    throughline_reload: () => throughline.page.reload(),
    throughline_add_font__deps: ['$throughline'],
    throughline_add_font: (weight, pointer, length) =>
        throughline.page.addFont('Throughline', String(weight), throughline.bytes(pointer, length)),

    throughline_local_get__deps: ['$throughline'],
    throughline_local_get: (pointer, length) =>
        stringToNewUTF8(throughline.page.local.get(throughline.text(pointer, length)) || ''),
    throughline_local_set__deps: ['$throughline'],
    throughline_local_set: (name, nameLength, value, valueLength) =>
        throughline.page.local.set(throughline.text(name, nameLength), throughline.text(value, valueLength)),

    throughline_mirror__deps: ['$throughline'],
    throughline_mirror: (nodes, count, text, length) =>
        throughline.page.mirror.update(HEAPU32.subarray(nodes >>> 2, (nodes >>> 2) + count * 16), throughline.bytes(text, length)),

    throughline_trouble__deps: ['$throughline'],
    throughline_trouble: (pointer, length) =>
        window.dispatchEvent(new CustomEvent('throughline-trouble', { detail: throughline.text(pointer, length) })),
    throughline_chance: () => crypto.getRandomValues(new Uint32Array(1))[0],
    throughline_minutes_east: () => -new Date().getTimezoneOffset(),
    throughline_log__deps: ['$throughline'],
    throughline_log: (level, pointer, length) => {
        const text = throughline.text(pointer, length);
        if (level > 1)
            console.error(text);
        else if (level)
            console.warn(text);
        else
            console.info(text);
    },
});
