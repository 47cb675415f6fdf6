// Reads WebAssembly modules, as far as the build has to look into them.

export class Reader {
    constructor(bytes) {
        this.bytes = bytes;
        this.at = 0;
    }
    number() {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = this.bytes[this.at++];
            value += (byte & 127) * 2 ** shift;
            if (byte < 128)
                return value;
        }
    }
    signed() {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = this.bytes[this.at++];
            value += (byte & 127) * 2 ** shift;
            if (byte < 128)
                return byte & 64 ? value - 2 ** (shift + 7) : value;
        }
    }
    // 64 bits, as if without a sign.
    longNumber() {
        let value = 0n;
        for (let shift = 0n; shift < 70n; shift += 7n) {
            const byte = this.bytes[this.at++];
            value |= BigInt(byte & 127) << shift;
            if (byte < 128)
                break;
        }
        return value & 0xffffffffffffffffn;
    }
    take(length) {
        this.at += length;
        return this.bytes.subarray(this.at - length, this.at);
    }
    text() {
        return this.take(this.number()).toString('utf8');
    }
    atEnd() {
        return this.at >= this.bytes.length;
    }
}

export function unsignedNumber(value) {
    const bytes = [];
    for (; value > 127; value = Math.floor(value / 128))
        bytes.push((value % 128) | 128);
    return Buffer.from([...bytes, value]);
}

// For values that are not negative.
export function signedNumber(value) {
    const bytes = [];
    for (; value > 63; value = Math.floor(value / 128))
        bytes.push((value % 128) | 128);
    return Buffer.from([...bytes, value]);
}

// The sections of a module; custom ones have a name, and `rest` is what follows it.
export function sections(bytes) {
    const reader = new Reader(bytes);
    reader.take(8);
    const found = [];
    while (!reader.atEnd()) {
        const id = reader.take(1)[0];
        const content = reader.take(reader.number());
        const inside = new Reader(content);
        found.push({ id, name: id === 0 ? inside.text() : String(id), content, rest: content.subarray(inside.at) });
    }
    return found;
}

// How many functions an import section brings.
export function importedFunctions(content) {
    const reader = new Reader(content);
    let functions = 0;
    for (let count = reader.number(); count > 0; --count) {
        reader.text();
        reader.text();
        const kind = reader.take(1)[0];
        functions += kind === 0 ? 1 : 0;
        if (kind === 1)
            reader.take(1);
        if (kind === 1 || kind === 2) {
            const bounded = reader.take(1)[0] & 1;
            reader.number();
            if (bounded)
                reader.number();
        } else if (kind === 3) {
            reader.take(2);
        } else if (kind === 4) {
            reader.take(1);
            reader.number();
        } else {
            reader.number();
        }
    }
    return functions;
}

// From the number of a function to its name; the content is that of the section "name".
export function functionNames(content) {
    const reader = new Reader(content);
    while (!reader.atEnd()) {
        const kind = reader.take(1)[0];
        const inside = new Reader(reader.take(reader.number()));
        if (kind === 1)
            return new Map(Array.from({ length: inside.number() }, () => [inside.number(), inside.text()]));
    }
    throw new Error('The module has no names.');
}

// The segments of a data section: where each begins in memory, and its bytes.
export function dataSegments(content) {
    const reader = new Reader(content);
    return Array.from({ length: reader.number() }, () => {
        if (reader.number() !== 0 || reader.take(1)[0] !== 0x41)
            throw new Error('A data segment is of a kind that scripts/wasm.mjs does not know.');
        const start = reader.signed();
        reader.take(1);
        return { start, bytes: reader.take(reader.number()) };
    });
}

// Of a code section.
export function functionBodies(content) {
    const reader = new Reader(content);
    return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}
