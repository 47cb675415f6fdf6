#!/usr/bin/env python3
"""Writes the time zones that FEEL knows, from a compiled tz database (Debian's package tzdata, public domain).

    make_zone_data.py <folder of zoneinfo> <file to write>

The bytes: for each zone first the offset from UTC in force on 1970-01-01 (signed 16 bits, in minutes, low byte
first), the number of changes (16 bits), then each change as a variable-length integer of the seconds since the one
before (times 2 with a low bit of 1; or of quarter hours, with a low bit of 0) and a signed byte or escape of the new
offset in quarter hours (-128: the next two bytes are minutes), then the POSIX rule for the time after, ended by a newline.
"""
import struct
import sys

from cpp_text import literal, variable_length

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


def main():
    root, output = sys.argv[1:]
    release, names = zone_names(root)
    blob = b""
    places = {}
    entries = []
    for name in sorted(names):
        data = encode(*changes_of(root + "/" + names[name]))
        if data not in places:
            places[data] = len(blob)
            blob += data
        entries.append('    {"%s", %d},' % (name, places[data]))
    with open(output, "w", encoding="ascii") as file:
        file.write("\n".join([
            "// Made by make_zone_data.py from release %s of the tz database." % release,
            '#include "feel/zones/zone_data.h"\n',
            "namespace throughline::feel {\n",
            "static constexpr ZoneEntry entries[] = {",
            *entries,
            "};",
            "const std::span<const ZoneEntry> zone_entries(entries);\n",
            # With a name of its own, by which src/app/later.txt leaves it out of the first load.
            "static constexpr char zone_text[] =",
            *literal(blob),
            "    ;",
            "const std::string_view zone_bytes(zone_text, %d);\n" % len(blob),
            "} // namespace throughline::feel\n"]))


main()
