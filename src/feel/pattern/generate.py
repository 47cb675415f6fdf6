#!/usr/bin/env python3
"""Writes unicode_data.cpp: general categories (from Python's unicodedata) and block names (from perl's Unicode::UCD).

    python3 src/feel/pattern/generate.py > src/feel/pattern/unicode_data.cpp

Categories are runs: the length as a variable-length integer, then one letter for the category (its place in
category_names plus 'A').
"""
import subprocess
import unicodedata

NAMES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
         "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"]


def variable_length(value):
    result = bytearray()
    while value >= 128:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)


def category_runs():
    result = bytearray()
    current = None
    length = 0
    for code_point in range(0x110000):
        category = unicodedata.category(chr(code_point))
        if category != current:
            if current is not None:
                result += variable_length(length) + bytes([65 + NAMES.index(current)])
            current = category
            length = 0
        length += 1
    return bytes(result) + variable_length(length) + bytes([65 + NAMES.index(current)])


def blocks():
    script = ('use Unicode::UCD "charblocks"; my $b = charblocks(); for my $n (sort keys %$b) '
              '{ for my $r (@{$b->{$n}}) { print "$r->[0] $r->[1] $n\\n" } }')
    lines = subprocess.run(["perl", "-e", script], check=True, capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        first, last, name = line.split(" ", 2)
        if name != "No_Block":
            yield int(first), int(last), name.replace(" ", "")


def literal(data):
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
    runs = category_runs()
    entries = sorted(blocks())
    print("// Made by src/feel/pattern/generate.py from Unicode %s; not edited by hand." % unicodedata.unidata_version)
    print('#include "feel/pattern/unicode_data.h"\n')
    print("namespace throughline::feel {\n")
    print("// clang-format off")
    print("const std::string_view category_runs(")
    print("\n".join(literal(runs)) + ",")
    print("    %d);\n" % len(runs))
    print("const std::array<BlockEntry, %d> block_entries = {{" % len(entries))
    for first, last, name in entries:
        print('    {"%s", 0x%X, 0x%X},' % (name, first, last))
    print("}};")
    print("// clang-format on\n")
    print("} // namespace throughline::feel")


main()
