"""What the scripts that turn tables of others into C++ share."""


def variable_length(value):
    """Seven bits a byte, the low ones first; the high bit says that more follow."""
    result = bytearray()
    while value >= 128:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)


def literal(data):
    """C++ string literals of at most 100 characters of source each, one a line."""
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
