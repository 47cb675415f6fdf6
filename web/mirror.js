// The accessible mirror: the semantic tree of src/ui/widgets/semantics.h as elements that lie, invisible, over what
// the canvas shows. Assistive technology and tests find everything here; the mouse goes through to the canvas.

// By number of Role. A text field is a real field, so that a value can be set from outside.
const mirrorRoles = (
    'group application banner navigation main complementary contentinfo status alert dialog heading - button button link ' +
    'tablist tab - searchbox combobox listbox option checkbox switch radiogroup radio menu menubar menuitem table grid row ' +
    'columnheader rowheader cell gridcell tree treeitem slider progressbar img figure list listitem toolbar separator tooltip note'
).split(' ');
const mirrorNumber = {
    group: 0, status: 7, alert: 8, heading: 10, text: 11, toggle: 13, tab: 16, textField: 17, searchField: 18, comboBox: 19,
    listBox: 20, option: 21, checkBox: 22, switch: 23, radio: 25, table: 29, grid: 30, row: 31, columnHeader: 32, gridCell: 35,
    treeItem: 37, slider: 38, progressBar: 39, tooltip: 46,
};
const mirrorState = {
    disabled: 1, selected: 2, checked: 4, mixed: 8, expanded: 16, collapsed: 32, focused: 64, readOnly: 128, required: 256,
    invalid: 512, hasPopup: 1024, multipleLines: 2048, modal: 4096, focusable: 8192, selectable: 16384,
};
// Roles whose name is what they contain; the others carry it as a label.
const mirrorNamedByText = new Set([7, 8, 10, 11, 14, 16, 21, 28, 32, 33, 34, 35, 37, 43, 46, 47]);

// The bytes of the tree's text as strings: offsets count bytes, strings count units of UTF-16.
function makeMirrorText(bytes) {
    const all = new TextDecoder().decode(bytes);
    let units = null;
    if (all.length !== bytes.length) {
        units = new Uint32Array(bytes.length + 1);
        let at = 0;
        for (let index = 0; index < bytes.length; ++index) {
            units[index] = at;
            if ((bytes[index] & 0xc0) !== 0x80)
                at += bytes[index] >= 0xf0 ? 2 : 1;
        }
        units[bytes.length] = at;
    }
    return (offset, length) => (units ? all.slice(units[offset], units[offset + length]) : all.substr(offset, length));
}

// Sets what changed. What an element has is remembered in `had`, since reading the DOM is slow.
function setMirrorAttributes(element, had, wanted) {
    for (const name in wanted) {
        if (had[name] === wanted[name])
            continue;
        if (wanted[name] === null)
            element.removeAttribute(name);
        else
            element.setAttribute(name, wanted[name]);
    }
    for (const name in had) {
        if (!(name in wanted) && had[name] !== null)
            element.removeAttribute(name);
    }
}

// One node of the tree, as a plain object.
function readMirrorNode(words, floats, at, text) {
    const base = at * 16;
    return {
        id: words[base], parent: words[base + 1], role: words[base + 2], state: words[base + 3],
        name: text(words[base + 4], words[base + 5]),
        value: text(words[base + 6], words[base + 7]),
        description: text(words[base + 8], words[base + 9]),
        x: floats[base + 10], y: floats[base + 11], width: floats[base + 12], height: floats[base + 13],
        row: words[base + 14], column: words[base + 15] & 0xffff, level: words[base + 15] >>> 16,
        leaf: true,
        whole: at === 0 && words[2] === 1,
    };
}

function mirrorStates(node, wanted) {
    const { role, state } = node;
    const has = (bit) => (state & bit) !== 0;
    const truth = (bit) => String(has(bit));
    if (has(mirrorState.disabled))
        wanted['aria-disabled'] = 'true';
    if (role === mirrorNumber.toggle)
        wanted['aria-pressed'] = has(mirrorState.mixed) ? 'mixed' : truth(mirrorState.checked | mirrorState.selected);
    if (role === mirrorNumber.checkBox || role === mirrorNumber.switch || role === mirrorNumber.radio)
        wanted['aria-checked'] = has(mirrorState.mixed) ? 'mixed' : truth(mirrorState.checked | mirrorState.selected);
    const selects = role === mirrorNumber.tab || role === mirrorNumber.option;
    const mayBeSelected = role >= mirrorNumber.row && role <= mirrorNumber.gridCell && role !== 34;
    if (selects || ((mayBeSelected || role === mirrorNumber.treeItem) && state & (mirrorState.selectable | mirrorState.selected)))
        wanted['aria-selected'] = truth(mirrorState.selected);
    if (state & (mirrorState.expanded | mirrorState.collapsed))
        wanted['aria-expanded'] = truth(mirrorState.expanded);
    if (has(mirrorState.readOnly) && role !== mirrorNumber.text)
        wanted['aria-readonly'] = 'true';
    if (has(mirrorState.required))
        wanted['aria-required'] = 'true';
    if (has(mirrorState.invalid))
        wanted['aria-invalid'] = 'true';
    if (has(mirrorState.hasPopup) && role !== mirrorNumber.comboBox)
        wanted['aria-haspopup'] = 'true';
    if (has(mirrorState.modal))
        wanted['aria-modal'] = 'true';
}

function mirrorValues(node, wanted, listBoxId) {
    const { role } = node;
    if (role === mirrorNumber.heading || role === mirrorNumber.treeItem)
        wanted['aria-level'] = String(node.level || (role === mirrorNumber.heading ? 2 : 1));
    if (role === mirrorNumber.slider || role === mirrorNumber.progressBar) {
        const number = Number.parseFloat(node.value.replace(/,/g, ''));
        wanted['aria-valuenow'] = String(Number.isFinite(number) ? number : 0);
        wanted['aria-valuetext'] = node.value;
    }
    if (role === mirrorNumber.comboBox) {
        wanted['aria-haspopup'] = 'listbox';
        wanted['aria-expanded'] = wanted['aria-expanded'] || 'false';
        if (wanted['aria-expanded'] === 'true' && listBoxId)
            wanted['aria-controls'] = 'm' + listBoxId;
    }
    const counts = role === mirrorNumber.table || role === mirrorNumber.grid;
    if (node.row && counts)
        wanted['aria-rowcount'] = String(node.row);
    if (node.column && counts)
        wanted['aria-colcount'] = String(node.column);
    if (node.row && role === mirrorNumber.row)
        wanted['aria-rowindex'] = String(node.row);
    if (node.column && role >= mirrorNumber.columnHeader && role <= mirrorNumber.gridCell)
        wanted['aria-colindex'] = String(node.column);
}

// All attributes of an element that shows a node, and its text where that is its name.
function describeMirrorNode(node, listBoxId) {
    const wanted = {};
    const role = mirrorRoles[node.role];
    // The whole page is no "application": that would hide its landmarks.
    const plain = role === '-' || node.whole || (node.role === mirrorNumber.group && !node.name);
    if (!plain)
        wanted['role'] = role;
    const byText = mirrorNamedByText.has(node.role);
    let content = null;
    if (node.leaf) {
        content = byText ? node.name : '';
        if (node.role === mirrorNumber.comboBox || (byText && node.value))
            content = node.role === mirrorNumber.comboBox ? node.value : content && content !== node.value ? content + ' ' + node.value : node.value;
    }
    if (node.name && !(byText && node.leaf) && !node.whole)
        wanted['aria-label'] = node.name;
    if (node.description)
        wanted['aria-description'] = node.description;
    // What it explains says the same as its description.
    if (node.role === mirrorNumber.tooltip)
        wanted['aria-hidden'] = 'true';
    if (node.id)
        wanted['id'] = 'm' + node.id;
    if (node.state & mirrorState.focusable)
        wanted['tabindex'] = '-1';
    mirrorStates(node, wanted);
    mirrorValues(node, wanted, listBoxId);
    return { wanted, content };
}

// `host`: mirrorFocused(id), mirrorInvoked(id), mirrorValueSet(id, value), and focusHome() for when nothing is focused.
function makeMirror(root, host) {
    const elements = new Map(); // id -> element
    const memory = new WeakMap(); // element -> {id, tag, had, content, box}
    let focusing = false; // by us
    let focusedId = 0;
    let editedId = 0; // the widget over which the page's text field lies and which that field stands for
    let updates = 0;

    function create(tag, id) {
        const element = document.createElement(tag);
        memory.set(element, { id, tag, had: {}, content: null, box: '', meaning: '', value: null });
        return element;
    }

    // The element for a node: the one of its id, else the nameless one that stands where it will stand.
    function elementFor(node, cursor, used) {
        const field = node.role === mirrorNumber.textField || node.role === mirrorNumber.searchField;
        const tag = !field ? 'div' : node.state & mirrorState.multipleLines ? 'textarea' : 'input';
        if (node.id) {
            const known = elements.get(node.id);
            if (known && !used.has(known) && memory.get(known).tag === tag)
                return known;
        } else if (cursor && !memory.get(cursor).id && !used.has(cursor) && memory.get(cursor).tag === tag) {
            return cursor;
        }
        const element = create(tag, node.id);
        if (node.id && !used.has(elements.get(node.id)))
            elements.set(node.id, element);
        return element;
    }

    function fill(element, node, listBoxId) {
        const kept = memory.get(element);
        const box = `${node.x},${node.y},${node.width},${node.height}`;
        if (box !== kept.box) {
            kept.box = box;
            const style = element.style;
            style.left = node.x + 'px';
            style.top = node.y + 'px';
            style.width = Math.max(1, node.width) + 'px';
            style.height = Math.max(1, node.height) + 'px';
        }
        const controls = node.role === mirrorNumber.comboBox ? listBoxId : 0;
        const { role, state, row, column, level, name, value, description } = node;
        const meaning = `${role},${state},${row},${column},${level},${node.leaf},${controls}\n${name}\n${value}\n${description}`;
        if (meaning === kept.meaning)
            return;
        kept.meaning = meaning;
        const { wanted, content } = describeMirrorNode(node, listBoxId);
        setMirrorAttributes(element, kept.had, wanted);
        kept.had = wanted;
        setContent(element, kept, content);
        if (kept.tag !== 'div') {
            if (kept.value !== value)
                element.value = kept.value = value;
            element.disabled = (state & mirrorState.disabled) !== 0;
            element.readOnly = (state & mirrorState.readOnly) !== 0;
        }
        showUnlessEdited(element);
    }

    // Only a field steps back for the page's own: a table whose cell is edited stays.
    function showUnlessEdited(element) {
        const kept = element && memory.get(element);
        if (kept && kept.tag !== 'div')
            element.style.visibility = kept.id === editedId ? 'hidden' : '';
    }

    function setContent(element, kept, content) {
        if (content === kept.content)
            return;
        if (content === null) {
            // It had text and now has children: the text would be read twice.
            for (const child of Array.from(element.childNodes)) {
                if (child.nodeType === 3)
                    child.remove();
            }
        } else {
            for (const child of element.children)
                forget(child);
            if (kept.tag === 'div')
                element.textContent = content;
        }
        kept.content = content;
    }

    function removeRest(cursor) {
        while (cursor) {
            const next = cursor.nextElementSibling;
            forget(cursor);
            cursor.remove();
            cursor = next;
        }
    }

    function forget(element) {
        const kept = memory.get(element);
        if (!kept)
            return;
        if (kept.id && elements.get(kept.id) === element)
            elements.delete(kept.id);
        for (const child of element.children)
            forget(child);
    }

    function read(words, bytes) {
        const text = makeMirrorText(bytes);
        const floats = new Float32Array(words.buffer, words.byteOffset, words.length);
        const nodes = [];
        for (let at = 0; at * 16 < words.length; ++at) {
            const node = readMirrorNode(words, floats, at, text);
            nodes.push(node);
            if (at)
                nodes[node.parent].leaf = false;
        }
        return nodes;
    }

    function place(nodes) {
        const used = new Set();
        const parents = []; // by index of node: its element
        const last = []; // by index of node: the child that was placed last
        const listBox = nodes.find((node) => node.role === mirrorNumber.listBox && node.id);
        const after = (parent, placed) => (placed ? placed.nextElementSibling : parent.firstElementChild);
        let top = null;
        nodes.forEach((node, at) => {
            const parent = at ? parents[node.parent] : root;
            const cursor = after(parent, at ? last[node.parent] : top);
            const element = elementFor(node, cursor, used);
            used.add(element);
            if (element !== cursor)
                parent.insertBefore(element, cursor);
            if (at)
                last[node.parent] = element;
            else
                top = element;
            fill(element, node, listBox && listBox.id);
            parents.push(element);
            last.push(null);
        });
        parents.forEach((element, at) => removeRest(after(element, last[at])));
        removeRest(after(root, top));
    }

    function followFocus() {
        const element = focusedId && elements.get(focusedId);
        const active = document.activeElement;
        if (editedId || !document.hasFocus())
            return;
        focusing = true;
        if (element && active !== element) {
            if (!element.hasAttribute('tabindex'))
                element.setAttribute('tabindex', '-1');
            element.focus({ preventScroll: true });
        } else if (!element && (!active || active === document.body || root.contains(active))) {
            host.focusHome();
        }
        focusing = false;
    }

    const idOf = (event) => {
        const kept = event.target instanceof Element && memory.get(event.target.closest('[id]'));
        return kept ? kept.id : 0;
    };
    root.addEventListener('focusin', (event) => {
        const id = idOf(event);
        if (!focusing && id && id !== focusedId)
            host.mirrorFocused(id);
    });
    root.addEventListener('click', (event) => {
        const id = idOf(event);
        if (id && !memory.get(event.target.closest('[id]')).had['aria-disabled'])
            host.mirrorInvoked(id);
    });
    root.addEventListener('input', (event) => {
        const id = idOf(event);
        memory.get(event.target).value = event.target.value;
        memory.get(event.target).meaning = '';
        if (id)
            host.mirrorValueSet(id, event.target.value);
    });

    return {
        // `words`: 16 for each node, as in SemanticNode; `bytes`: the tree's text. Both are read before it returns.
        update(words, bytes) {
            ++updates;
            const nodes = read(words, bytes);
            place(nodes);
            const focused = nodes.find((node) => node.state & mirrorState.focused);
            focusedId = focused ? focused.id : 0;
            followFocus();
        },
        // While a widget is edited, the text field stands for it; 0 when it is over.
        setEdited(id) {
            const before = elements.get(editedId);
            editedId = id;
            showUnlessEdited(before);
            showUnlessEdited(elements.get(id));
            followFocus();
        },
        updates: () => updates,
        count: () => elements.size,
    };
}
