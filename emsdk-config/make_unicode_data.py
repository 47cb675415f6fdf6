#!/usr/bin/env python3
"""Writes the general categories and the blocks that patterns know, from Unicode's own tables (Debian's package
unicode-data).

    make_unicode_data.py <folder of UnicodeData.txt and Blocks.txt> <file to write>

Categories are runs: the length as a variable-length integer, then one letter for the category (its place in
category_names plus 'A').
"""
import sys

from cpp_text import literal, variable_length

NAMES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
         "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"]


def categories(folder):
    """The category of each code point; unassigned where the table says nothing."""
    result = ["Cn"] * 0x110000
    first = None
    for line in open(folder + "/UnicodeData.txt", encoding="ascii"):
        code, name, category = line.split(";")[:3]
        point = int(code, 16)
        if name.endswith(", First>"):
            first = point
            continue
        begin = first if name.endswith(", Last>") else point
        result[begin:point + 1] = [category] * (point + 1 - begin)
    return result


def category_runs(folder):
    result = bytearray()
    current = None
    length = 0
    for category in categories(folder) + [None]:
        if category != current:
            if current is not None:
                result += variable_length(length) + bytes([65 + NAMES.index(current)])
            current = category
            length = 0
        length += 1
    return bytes(result)


def blocks(folder):
    for line in open(folder + "/Blocks.txt", encoding="utf-8"):
        if ".." in line and not line.startswith("#"):
            span, name = line.split(";")
            first, last = span.split("..")
            yield int(first, 16), int(last, 16), name.strip().replace(" ", "")


def main():
    folder, output = sys.argv[1:]
    runs = category_runs(folder)
    with open(output, "w", encoding="ascii") as file:
        file.write("\n".join([
            "// Made by make_unicode_data.py from Unicode's tables.",
            '#include "feel/pattern/unicode_data.h"\n',
            "namespace throughline::feel {\n",
            "const std::string_view category_runs(",
            *literal(runs),
            "    , %d);\n" % len(runs),
            "static constexpr BlockEntry blocks[] = {",
            *('    {"%s", 0x%X, 0x%X},' % (name, first, last) for first, last, name in sorted(blocks(folder))),
            "};",
            "const std::span<const BlockEntry> block_entries(blocks);\n",
            "} // namespace throughline::feel\n"]))


main()
