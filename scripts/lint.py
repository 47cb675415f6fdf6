#!/usr/bin/env python3
"""Runs clang-tidy over our own code, on every core it may use, and again only over what has not passed yet: what
passed is remembered in the user's cache folder, for all work trees and clones on this machine.

    lint.py <native build folder> <the page's build folder> [path fragment…]"""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

project = pathlib.Path(__file__).resolve().parent.parent
include = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)
remembered = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "throughline" / "lint"
# Test cases of Catch2 expand to code that is not ours to judge, and a test may put its texts together slowly.
spared_in_tests = "-bugprone-*,-readability-identifier-naming,-performance-inefficient-string-concatenation"


class Fingerprints:
    """A hash of all that a file's result depends on: its text, all our headers it reaches, how it is compiled, what is
    checked and by which version. Where the project lies makes no difference."""

    def __init__(self):
        self.known = {}
        version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
        self.checks = version + (project / ".clang-tidy").read_bytes() + spared_in_tests.encode()

    def reach(self, path, folders, seen):
        if path in seen:
            return
        seen.add(path)
        if path not in self.known:
            text = path.read_bytes()
            self.known[path] = (hashlib.sha256(text).digest(), [name.decode() for name in include.findall(text)])
        for name in self.known[path][1]:
            header = next((place / name for place in [path.parent, *folders] if (place / name).is_file()), None)
            if header:
                self.reach(header.resolve(), folders, seen)

    def of(self, path, command):
        folders = [pathlib.Path(word[2:]) for word in shlex.split(command) if word.startswith("-I")]
        seen = set()
        self.reach(path, folders, seen)
        whole = hashlib.sha256(self.checks + command.replace(str(project), "").encode())
        for file in sorted(seen):
            whole.update(self.known[file][0])
        return whole.hexdigest()

    def anew(self, path, command):
        self.known.clear()
        return self.of(path, command)


@functools.cache
def page_headers(compiler):
    asked = [str(pathlib.Path(compiler).with_name("em-config")), "CACHE"]
    cache = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.strip()
    return str(pathlib.Path(cache) / "sysroot" / "include")


def native_command(words):
    """How clang-tidy is to read a file. ccache in front of the compiler would hide which compiler it is; what is
    compiled for the page alone is read with this machine's headers, and Emscripten's where this machine has none."""
    compiler, *options = words[1:] if pathlib.Path(words[0]).name == "ccache" else words
    if pathlib.Path(compiler).name != "em++":
        return [compiler, *options]
    kept = [word for word in options if word not in ("-fwasm-exceptions", "-flto")]
    return ["clang++", "-D__EMSCRIPTEN__", "-idirafter", page_headers(compiler), *kept]


def read_commands(builds):
    """Our own files; of one that several builds compile, the first counts."""
    entries = {}
    for entry in (entry for build in builds for entry in json.loads((build / "compile_commands.json").read_text())):
        path = pathlib.Path(entry["file"]).resolve()
        if path not in entries and any(part in path.parents for part in (project / "src", project / "tests")):
            entries[path] = {**entry, "command": shlex.join(native_command(shlex.split(entry["command"])))}
    return entries


def own_sources():
    found = [path for part in ("src", "tests") for path in (project / part).rglob("*.cpp")]
    return sorted(path for path in found if "node_modules" not in path.parts)


def analyse(path, database):
    checks = [f"--checks={spared_in_tests}"] if project / "tests" in path.parents else []
    return subprocess.run(
        ["clang-tidy", "--quiet", "-p", str(database), *checks, str(path)], capture_output=True, text=True
    )


def has_passed(print_of_file):
    mark = remembered / print_of_file
    if not mark.exists():
        return False
    mark.touch()
    return True


def forget_old():
    month_ago = time.time() - 30 * 24 * 3600
    for mark in remembered.iterdir():
        if mark.stat().st_mtime < month_ago:
            mark.unlink(missing_ok=True)


def main():
    builds = [pathlib.Path(argument).resolve() for argument in sys.argv[1:3]]
    every = read_commands(builds)
    missing = [path for path in own_sources() if path not in every]
    if missing:
        sys.exit("No build knows how these are compiled: " + ", ".join(str(path) for path in missing))
    fragments = sys.argv[3:]
    entries = {
        path: entry for path, entry in every.items() if not fragments or any(part in str(path) for part in fragments)
    }
    database = builds[0] / "lint"
    database.mkdir(exist_ok=True)
    (database / "compile_commands.json").write_text(json.dumps(list(every.values())))

    remembered.mkdir(parents=True, exist_ok=True)
    forget_old()
    prints = Fingerprints()
    current = {path: prints.of(path, entry["command"]) for path, entry in entries.items()}
    waiting = [path for path in sorted(current) if not has_passed(current[path])]
    print(f"{len(entries)} files, {len(waiting)} to analyse", flush=True)

    faults = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=len(os.sched_getaffinity(0))) as pool:
        jobs = {pool.submit(analyse, path, database): path for path in waiting}
        for number, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            path, result = jobs[job], job.result()
            print(f"  {number} of {len(waiting)}: {path.relative_to(project)}", flush=True)
            if result.returncode == 0:
                # Each by itself and at once: an interrupted run goes on where it stopped. What was edited meanwhile
                # counts as not analysed.
                if prints.anew(path, entries[path]["command"]) == current[path]:
                    (remembered / current[path]).touch()
            else:
                faults += 1
                print(result.stdout + result.stderr, flush=True)
    print(f"{len(entries) - faults} files passed, {faults} failed")
    sys.exit(1 if faults or not entries else 0)


main()
