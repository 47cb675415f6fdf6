#!/usr/bin/env bash
# All tests: natively under the sanitizers, the same as wasm under node, the rules of the code, and the page in a
# browser. A failing step does not hide the later ones; the last line adds everything up.
set -uo pipefail
cd "$(dirname "$0")/.."

results=build/results
rm -rf "$results" build/native-asan/results build/web/results
mkdir -p "$results"
jobs=$(nproc)
number=0
steps=9

# step "what it does" command…: runs it, notes whether it passed.
step() {
    local title=$1 started=$SECONDS
    shift
    number=$((number + 1))
    printf '\n=== %d of %d: %s\n' "$number" "$steps" "$title"
    if "$@"; then
        printf 'pass %s\n' "$title" >>"$results/steps.txt"
    else
        printf 'FAIL %s\n' "$title" >>"$results/steps.txt"
        printf '=== FAILED: %s\n' "$title"
    fi
    printf '    (%d s)\n' $((SECONDS - started))
}

build() { # preset, targets…
    local preset=$1
    shift
    cmake --preset "$preset" >"$results/configure-$preset.log" || { cat "$results/configure-$preset.log"; return 1; }
    # Progress line by line: "[12/340] Building …".
    cmake --build --preset "$preset" -- -k 20 -j "$jobs" "$@"
}

run_ctest() { # preset
    ctest --test-dir "build/$1" --output-on-failure -j "$jobs"
}

check_format() {
    find src tests -not -path '*/node_modules/*' \( -name '*.cpp' -o -name '*.h' \) -print0 |
        xargs -0 -n 16 -P "$jobs" clang-format --dry-run --Werror
}

run_node_tests() { # name, files…
    local name=$1
    shift
    # The limit only ends what hangs; a whole file takes a minute or two.
    timeout -k 10 900 node --test --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$results/$name.tap" "$@"
}

run_script_tests() {
    local files
    mapfile -d '' files < <(find tests -path '*/node_modules' -prune -o -path tests/browser -prune \
        -o -name '*.test.mjs' -print0 | sort -z)
    run_node_tests node "${files[@]}"
}

run_browser_tests() {
    # One file at a time: each starts a browser, and two cores are soon busy.
    local file failed=0
    for file in tests/browser/*.test.mjs; do
        run_node_tests "browser-$(basename "$file" .test.mjs)" "$file" || failed=1
    done
    return $failed
}

step "Format of the code (clang-format)" check_format
step "Levels and other rules of the code" python3 tests/check_levels.py
step "Building for this machine with the sanitizers" build native-asan
step "Tests natively under ASan and UBSan" run_ctest native-asan
step "Building for the page, with the tests" build web
step "Tests as wasm under node" run_ctest web
step "Putting dist/ together" node scripts/dist.mjs
step "Tests of dist/ and of the page's scripts in node" run_script_tests
step "Tests in the browser" run_browser_tests

printf '\n'
exec node scripts/report.mjs
