// Files in and out of the page.

const savedHandles = new Map(); // name of a workspace file -> where the person keeps it

// Piece by piece, so that a large file never keeps the page from answering. `take` gets what the program knows its bytes
// by.
async function receiveFile(file, host, take, fail) {
    const pieceSize = 1 << 22;
    const incoming = host.fileBegins(file.size);
    const read = (at) => file.slice(at, at + pieceSize).arrayBuffer();
    try {
        // The browser reads the next piece while this one is taken in.
        let next = read(0);
        for (let at = 0; at < file.size; ) {
            const piece = await next;
            at += pieceSize;
            next = at < file.size && read(at);
            host.filePiece(incoming, new Uint8Array(piece));
        }
    } catch {
        host.fileLost(incoming);
        fail(`The browser could not read “${file.name}”; a folder, or a file that another program holds, cannot be opened.`);
        return;
    }
    take(file.name, incoming);
}

function downloadFile(name, type, bytes) {
    const link = document.createElement('a');
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
}

async function writeToHandle(handle, bytes) {
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
}

// Answers null or a sentence. A workspace is written to the same file again; other files ask each time.
async function saveFile(name, type, bytes, pickerAllowed) {
    const workspace = name.endsWith('.throughline.json');
    if (!pickerAllowed || !window.showSaveFilePicker || !isSecureContext) {
        downloadFile(name, type, bytes);
        return null;
    }
    try {
        let handle = workspace && savedHandles.get(name);
        if (!handle) {
            const extension = /\.[a-z0-9]+$/i.exec(name);
            const accept = extension ? { types: [{ accept: { [type]: [extension[0]] } }] } : {};
            handle = await window.showSaveFilePicker({ suggestedName: name, ...accept });
        }
        await writeToHandle(handle, bytes);
        if (workspace)
            savedHandles.set(name, handle);
        return null;
    } catch (error) {
        if (error.name === 'AbortError')
            return 'cancelled';
        savedHandles.delete(name);
        // The picker needs a fresh click, which is gone after long work; a download does not.
        downloadFile(name, type, bytes);
        return null;
    }
}

function openFile(accept, host, take, fail) {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.hidden = true;
    input.addEventListener('change', () => {
        input.remove();
        if (input.files[0])
            receiveFile(input.files[0], host, take, fail);
        else
            fail('cancelled');
    });
    input.addEventListener('cancel', () => {
        input.remove();
        fail('cancelled');
    });
    // In the document, or some browsers forget it, and what is chosen in it, before the person has chosen.
    document.body.append(input);
    input.click();
}

// A file beside the page; in the page itself when all of it is one file.
async function readShippedFile(path) {
    const inside = Array.from(document.querySelectorAll('script[data-shipped]')).find((script) => script.dataset['shipped'] === path);
    if (inside)
        return Uint8Array.from(atob(inside.textContent.trim()), (character) => character.charCodeAt(0));
    const response = await fetch(path);
    if (!response.ok)
        throw new Error(`The file ${path} is not beside the page (${response.status}).`);
    return new Uint8Array(await response.arrayBuffer());
}

function listenToDrops(host) {
    const holdsFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
    for (const name of ['dragenter', 'dragover']) {
        window.addEventListener(name, (event) => {
            if (!holdsFiles(event))
                return;
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
        });
    }
    window.addEventListener('drop', (event) => {
        if (!holdsFiles(event))
            return;
        event.preventDefault();
        for (const file of event.dataTransfer.files)
            receiveFile(file, host, host.dropped, host.dropFailed);
    });
}
