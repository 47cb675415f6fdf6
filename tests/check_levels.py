#!/usr/bin/env python3
"""Checks the rules of the code that a compiler cannot: which folder includes which, where third-party headers are used,
what is not used at all, which icons there are, and how long a file is. Prints each fault as path:line; exits with 1 when there is one."""

import pathlib
import re
import sys

project = pathlib.Path(__file__).resolve().parent.parent
source = project / "src"
longest_file = 450

include = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')
comment = re.compile(r"//.*$")

# Third-party headers and where they may be included; GL is the page's business and the canvas's.
boundaries = [
    (re.compile(r"^nlohmann/"), re.compile(r"^base/json")),
    (re.compile(r"^pugixml"), re.compile(r"^dmn/")),
    (re.compile(r"^mpdecimal"), re.compile(r"^base/decimal")),
    (re.compile(r"^imgui"), re.compile(r"^(ui/widgets/|ui/imgui_config|platform/web/)")),
    (re.compile(r"^emscripten"), re.compile(r"^(platform/web/|app/main_)")),
    (re.compile(r"^(iostream|sstream|fstream|iomanip|regex|format|thread|future|typeinfo)$"), re.compile(r"^$")),
]
words = [
    (re.compile(r"\bImGui::"), re.compile(r"^(ui/widgets/|platform/web/)"), "ImGui:: belongs in src/ui/widgets"),
    (re.compile(r"\b(dynamic_cast|typeid)\b"), re.compile(r"^$"), "no run-time type information"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), re.compile(r"^$"), "unfinished work is not committed"),
]


def read_levels():
    text = (project / "cmake" / "folders.cmake").read_text()
    table = re.search(r"set\(throughline_levels(.*?)\)", text, re.S).group(1)
    return {folder: int(level) for folder, level in re.findall(r"([\w/]+)=(\d+)", table)}


def folder_of(path, levels):
    """The library a path below src belongs to: platform/web before platform."""
    parts = path.split("/")
    for length in (2, 1):
        candidate = "/".join(parts[:length])
        if len(parts) > length and candidate in levels:
            return candidate
    return None


def check_include(name, path, levels):
    own = folder_of(path, levels)
    target = folder_of(name, levels)
    if own and target and own != target and levels[target] >= levels[own]:
        yield f"src/{own} (level {levels[own]}) must not include src/{target} (level {levels[target]})"
    for header, place in boundaries:
        if header.search(name):
            if not place.search(path):
                yield f"<{name}> is not used here"
            return


def check_file(file, levels):
    path = file.relative_to(source).as_posix()
    if folder_of(path, levels) is None:
        yield 1, "this folder has no level in cmake/folders.cmake"
    lines = file.read_text().splitlines()
    if len(lines) > longest_file and not path.endswith("_data.cpp"):
        yield len(lines), f"{len(lines)} lines; one concern fits in {longest_file}"
    if file.suffix == ".h" and not lines[0].startswith("//"):
        yield 1, "a header begins with what it is for"
    for number, line in enumerate(lines, 1):
        found = include.match(line)
        if found:
            for fault in check_include(found.group(1), path, levels):
                yield number, fault
        for word, place, fault in words:
            text = line if "TODO" in word.pattern else comment.sub("", line)
            if word.search(text) and not place.search(path):
                yield number, fault


def check_icons(files):
    """Names in the code and in emsdk-config/icons.txt are the same: a missing one would be drawn as nothing."""
    lines = (project / "emsdk-config" / "icons.txt").read_text().splitlines()
    known = {line.split()[0]: number for number, line in enumerate(lines, 1) if line.split("#")[0].split()}
    asked = re.compile(r'icon_named\([^")]*"([^"]+)"(?:\s*:\s*"([^"]+)")?|\.icon\s*=\s*"([^"]+)"|icon_names = \{([^}]*)\}')
    used = set()
    for file in files:
        text = file.read_text()
        for found in asked.finditer(text):
            names = [name for name in found.groups()[:3] if name] + re.findall(r'"([^"]+)"', found.group(4) or "")
            used.update(names)
            for name in names:
                if name not in known:
                    number = text.count("\n", 0, found.start()) + 1
                    yield f"{file.relative_to(project)}:{number}: emsdk-config/icons.txt has no icon '{name}'"
    for name in sorted(set(known) - used):
        yield f"emsdk-config/icons.txt:{known[name]}: the icon '{name}' is used nowhere"


def main():
    levels = read_levels()
    files = sorted(file for file in source.rglob("*") if file.suffix in (".h", ".cpp"))
    faults = 0
    for file in files:
        for number, fault in check_file(file, levels):
            print(f"{file.relative_to(project)}:{number}: {fault}")
            faults += 1
    for fault in check_icons(files):
        print(fault)
        faults += 1
    print(f"{len(files)} files, {faults} faults")
    sys.exit(1 if faults or not files else 0)


main()
