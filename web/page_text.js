// Text on the page: the one text field, which lies over the widget that is edited, and the clipboard.

const entryEnds = { commit: 0, next: 1, previous: 2, below: 3, cancel: 4 };
const entryKinds = { single: 0, multiple: 1, number: 2, date: 3, search: 4 };

// `host` is told of changes, of the end, and of which widget the field stands for.
function makeTextEntry(host) {
    const single = document.getElementById('entry-line');
    const multiple = document.getElementById('entry-lines');
    let field = null; // the open one
    let widget = 0;
    let most = 0;
    let list = null; // the words that are offered for the open field, where they are shown

    function place(x, y, width, height) {
        const style = field.style;
        style.left = x + 'px';
        style.top = y + 'px';
        style.width = width + 'px';
        style.height = height + 'px';
    }

    function close() {
        const closed = field;
        field = null;
        widget = 0;
        if (closed) {
            setList(0);
            closed.hidden = true;
        }
        return closed;
    }

    // Screen readers are told of the list and of the word that would be taken.
    function setList(id, option, x, y, width, height) {
        list = id ? { x, y, width, height } : null;
        const wanted = { 'role': 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': 'm' + id, 'aria-activedescendant': 'm' + option };
        for (const name in wanted) {
            if (list)
                field.setAttribute(name, wanted[name]);
            else if (field)
                field.removeAttribute(name);
        }
    }

    function end(how) {
        const closed = close();
        if (!closed)
            return;
        host.entryEnded(how);
    }

    function changed() {
        const points = most ? Array.from(field.value) : [];
        if (points.length > most && most)
            field.value = points.slice(0, most).join('');
        host.entryChanged(field.value);
    }

    for (const element of [single, multiple]) {
        element.addEventListener('input', (event) => {
            if (field === element && !event.isComposing)
                changed();
        });
        element.addEventListener('compositionend', () => {
            if (field === element)
                changed();
        });
        element.addEventListener('blur', () => {
            // Another window came to the front: the person is still typing here.
            if (field === element && document.hasFocus())
                end(entryEnds.commit);
        });
    }

    function endBy(event) {
        // These choose from the list.
        if (list && /^(Enter|Tab|Escape)$/.test(event.key))
            return -2;
        const control = event.ctrlKey || event.metaKey;
        if (event.key === 'Escape')
            return entryEnds.cancel;
        if (event.key === 'Tab')
            return event.shiftKey ? entryEnds.previous : entryEnds.next;
        if (event.key === 'Enter')
            return field === multiple && !control ? -1 : entryEnds.below;
        return -1;
    }

    return {
        // True when a key belongs to the text field and the application shall not see it.
        keeps(event) {
            if (!field || event.target !== field)
                return false;
            const how = endBy(event);
            if (how >= 0) {
                event.preventDefault();
                end(how);
                return true;
            }
            if (how === -2)
                return false;
            // Up and down choose from a list below the field or change a number; with Ctrl all but editing is ours.
            if ((field === single || list) && /^(ArrowUp|ArrowDown|PageUp|PageDown)$/.test(event.key))
                return false;
            const control = event.ctrlKey || event.metaKey;
            return !(control && !event.altKey && /^([kfspgo ])$/i.test(event.key)) && !/^F\d+$/.test(event.key);
        },
        show(request) {
            if (field && widget !== request.widget)
                close();
            const fresh = !field;
            field = request.kind === entryKinds.multiple ? multiple : single;
            widget = request.widget;
            most = request.most;
            field.inputMode = request.kind === entryKinds.number ? 'decimal' : request.kind === entryKinds.search ? 'search' : 'text';
            if (request.kind === entryKinds.search)
                field.setAttribute('role', 'searchbox');
            else
                field.removeAttribute('role');
            field.setAttribute('aria-label', request.label || 'Text');
            field.placeholder = request.placeholder;
            field.spellcheck = request.kind <= entryKinds.multiple && !request.monospace;
            field.classList.toggle('monospace', request.monospace);
            if (fresh)
                field.classList.toggle('framed', request.framed);
            field.style.fontSize = request.size + 'px';
            field.hidden = false;
            place(request.x, request.y, request.width, request.height);
            if (fresh || field.value !== request.value)
                field.value = request.value;
            host.entryShown(widget);
            field.focus({ preventScroll: true });
            if (request.selectAll)
                field.select();
            else if (fresh || request.caret >= 0) {
                const caret = request.caret >= 0 ? request.caret : field.value.length;
                field.setSelectionRange(caret, caret);
            }
        },
        move(x, y, width, height) {
            if (field)
                place(x, y, width, height);
        },
        hide() {
            const closed = close();
            if (closed)
                host.entryHidden();
        },
        list(id, option, x, y, width, height) {
            if (field)
                setList(id, option, x, y, width, height);
        },
        // The focus goes elsewhere on the page: what was typed counts.
        finish(x, y) {
            const chooses = list && x >= list.x && y >= list.y && x < list.x + list.width && y < list.y + list.height;
            if (field && !chooses)
                end(entryEnds.commit);
        },
        open: () => Boolean(field),
    };
}

// Copying works on plain http too, because it happens inside the browser's own event: the application runs its logic
// there and gives the text at once.
function listenToClipboard(host, entry) {
    const inField = () => entry.open() && document.activeElement && /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
    for (const kind of ['copy', 'cut']) {
        document.addEventListener(kind, (event) => {
            if (inField())
                return;
            const content = host.copied(kind === 'cut');
            if (!content)
                return;
            event.clipboardData.setData('text/plain', content.text);
            if (content.html)
                event.clipboardData.setData('text/html', content.html);
            event.preventDefault();
        });
    }
    document.addEventListener('paste', (event) => {
        if (inField())
            return;
        event.preventDefault();
        const file = event.clipboardData.files[0];
        // Spreadsheets add a picture of the cells that were copied.
        if (file && !file.type.startsWith('image/'))
            return receiveFile(file, host, host.dropped, host.dropFailed);
        const text = event.clipboardData.getData('text/plain');
        if (text)
            host.pasted(text.replace(/\r\n?/g, '\n'));
    });
}

// Outside a copy event, where the browser allows it at all. False: only the keyboard can copy here.
function copyByButton(text, html) {
    if (!navigator.clipboard || !isSecureContext)
        return false;
    const blob = (content, type) => new Blob([content], { type });
    if (html && window.ClipboardItem && navigator.clipboard.write) {
        const item = new ClipboardItem({ 'text/plain': blob(text, 'text/plain'), 'text/html': blob(html, 'text/html') });
        navigator.clipboard.write([item]).catch(() => {});
    } else {
        navigator.clipboard.writeText(text).catch(() => {});
    }
    return true;
}
