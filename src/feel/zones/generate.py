#!/usr/bin/env python3
"""Writes zone_data.cpp from the compiled tz database (public domain) of the machine it runs on.

    python3 src/feel/zones/generate.py [/usr/share/zoneinfo] > src/feel/zones/zone_data.cpp

The bytes: for each zone first the offset from UTC in force on 1970-01-01 (signed 16 bits, in minutes, low byte
first), the number of changes (16 bits), then each change as a variable-length integer of the seconds since the one
before (times 2 with a low bit of 1; or of quarter hours, with a low bit of 0) and a signed byte or escape of the new
offset in quarter hours (-128: the next two bytes are minutes), then the POSIX rule for the time after, ended by a newline.
"""
import struct
import sys

START = 0  # 1970-01-01T00:00Z


def zone_names(root):
    names = {}
    release = "unknown"
    for line in open(root + "/tzdata.zi", encoding="ascii"):
        words = line.split()
        if line.startswith("# version"):
            release = words[2]
        elif line.startswith("Z "):
            names[words[1]] = words[1]
        elif line.startswith("L "):
            names[words[2]] = words[1]
    return release, names


def read_compiled(path):
    """The second, 64-bit part of a TZif file (RFC 8536)."""
    data = open(path, "rb").read()

    def counts(at):
        return struct.unpack(">6I", data[at + 20:at + 44])

    isut, isstd, leap, times, types, chars = counts(0)
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    isut, isstd, leap, times, types, chars = counts(at)
    at += 44
    moments = struct.unpack(">%dq" % times, data[at:at + 8 * times])
    at += 8 * times
    kinds = data[at:at + times]
    at += times
    offsets = [struct.unpack(">i", data[at + 6 * i:at + 6 * i + 4])[0] for i in range(types)]
    at += 6 * types + chars + leap * 12 + isstd + isut
    return moments, [offsets[kind] for kind in kinds], offsets[0], data[at:].strip().decode()


def changes_of(path):
    moments, offsets, first, rule = read_compiled(path)
    current = first
    changes = []
    for moment, offset in zip(moments, offsets):
        if moment < START:
            current = offset
        elif offset != (changes[-1][1] if changes else current):
            changes.append((moment, offset))
    return current, changes, rule


def variable_length(value):
    result = bytearray()
    while value >= 128:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)


def offset_bytes(offset):
    if offset % 900 == 0:
        return struct.pack("b", offset // 900)
    return b"\x80" + struct.pack("<h", round(offset / 60))


def encode(start_offset, changes, rule):
    result = bytearray(struct.pack("<hH", round(start_offset / 60), len(changes)))
    previous = START
    for moment, offset in changes:
        distance = moment - previous
        previous = moment
        result += variable_length(distance // 900 << 1 if distance % 900 == 0 else distance << 1 | 1)
        result += offset_bytes(offset)
    return bytes(result) + rule.encode() + b"\n"


def literal(data):
    """C++ string literals of at most 100 characters of source each."""
    line = ""
    escaped = False
    for byte in data:
        character = chr(byte)
        if 32 <= byte < 127 and character not in '"\\?' and not (escaped and character in "01234567"):
            piece, escaped = character, False
        elif character in '"\\?':
            piece, escaped = "\\" + character, False
        else:
            piece, escaped = "\\%o" % byte, True
        if len(line) + len(piece) > 100:
            yield '    "%s"' % line
            line = ""
        line += piece
    yield '    "%s"' % line


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/zoneinfo"
    release, names = zone_names(root)
    blob = b""
    places = {}
    entries = []
    for name in sorted(names):
        data = encode(*changes_of(root + "/" + name))
        if data not in places:
            places[data] = len(blob)
            blob += data
        entries.append('    {"%s", %d},' % (name, places[data]))
    print("// Made by src/feel/zones/generate.py from release %s of the tz database; not edited by hand." % release)
    print('#include "feel/zones/zone_data.h"\n')
    print("namespace throughline::feel {\n")
    print("// clang-format off")
    print("const std::array<ZoneEntry, zone_count> zone_entries = {{")
    print("\n".join(entries))
    print("}};\n")
    print("const std::string_view zone_bytes(")
    print("\n".join(literal(blob)) + ",")
    print("    %d);" % len(blob))
    print("// clang-format on\n")
    print("} // namespace throughline::feel")


main()
