#!/usr/bin/env python3
"""Runs clang-tidy over our own code, in parallel, and again only over what changed since it last passed.

    lint.py <build folder with compile_commands.json> [path fragment…]"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

project = pathlib.Path(__file__).resolve().parent.parent
include = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)


class Fingerprints:
    """A hash of a source file and of all our headers it reaches, so that an unchanged file is known to be unchanged."""

    def __init__(self, include_folders):
        self.folders = include_folders
        self.known = {}

    def reach(self, path, seen):
        if path in seen:
            return
        seen.add(path)
        if path not in self.known:
            text = path.read_bytes()
            found = []
            for name in include.findall(text):
                for folder in [path.parent, *self.folders]:
                    header = folder / name.decode()
                    if header.is_file():
                        found.append(header.resolve())
                        break
            self.known[path] = (hashlib.sha256(text).digest(), found)
        for header in self.known[path][1]:
            self.reach(header, seen)

    def of(self, path, command):
        seen = set()
        self.reach(path, seen)
        whole = hashlib.sha256((project / ".clang-tidy").read_bytes() + command.encode())
        for file in sorted(seen):
            whole.update(self.known[file][0])
        return whole.hexdigest()


def without_launcher(entry):
    """ccache in front of the compiler hides from clang-tidy which compiler it is."""
    words = shlex.split(entry["command"])
    if pathlib.Path(words[0]).name == "ccache":
        words = words[1:]
    return {**entry, "command": shlex.join(words)}


def read_commands(build):
    entries = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"]).resolve()
        if any(part in path.parents for part in (project / "src", project / "tests")):
            entries[path] = without_launcher(entry)
    return entries


def analyse(path, database):
    # Test cases of Catch2 expand to code that is not ours to judge, and a test may put its texts together slowly.
    spared = "-bugprone-*,-readability-identifier-naming,-performance-inefficient-string-concatenation"
    checks = [f"--checks={spared}"] if project / "tests" in path.parents else []
    return subprocess.run(
        ["clang-tidy", "--quiet", "-p", str(database), *checks, str(path)], capture_output=True, text=True
    )


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    every = read_commands(build)
    fragments = sys.argv[2:]
    entries = {
        path: entry for path, entry in every.items() if not fragments or any(part in str(path) for part in fragments)
    }
    database = build / "lint"
    database.mkdir(exist_ok=True)
    (database / "compile_commands.json").write_text(json.dumps(list(every.values())))

    passed_file = database / "passed.json"
    passed = json.loads(passed_file.read_text()) if passed_file.exists() else {}
    prints = Fingerprints([project / "src", project / "tests"])
    current = {path: prints.of(path, entry["command"]) for path, entry in entries.items()}
    waiting = [path for path in sorted(current) if passed.get(str(path)) != current[path]]
    print(f"{len(entries)} files, {len(waiting)} to analyse", flush=True)

    faults = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        jobs = {pool.submit(analyse, path, database): path for path in waiting}
        for number, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            path, result = jobs[job], job.result()
            print(f"  {number} of {len(waiting)}: {path.relative_to(project)}", flush=True)
            if result.returncode == 0:
                passed[str(path)] = current[path]
                # Written each time: an interrupted run goes on where it stopped.
                passed_file.write_text(json.dumps(passed))
            else:
                faults += 1
                print(result.stdout + result.stderr, flush=True)
    print(f"{len(entries) - faults} files passed, {faults} failed")
    sys.exit(1 if faults or not entries else 0)


main()
