#!/usr/bin/env bash
# fuzz.sh [seconds]: runs every fuzz target of build/fuzz from the seeds in tests/fuzz. An input that breaks something
# is kept in build/fuzz/found and named; the exit status says whether there was one.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
found=build/fuzz/found
mkdir -p "$found"
failed=0

# lines_into FILE FOLDER: every line of a file becomes a seed.
lines_into() {
    local number=0 line
    while IFS= read -r line; do
        number=$((number + 1))
        printf '%s' "$line" >"$2/$number"
    done <"$1"
}

for target in feel_expression unary_tests dmn_model; do
    corpus=build/fuzz/corpus/$target
    seeds=build/fuzz/seeds/$target
    rm -rf "$seeds"
    mkdir -p "$corpus" "$seeds"
    case $target in
        dmn_model) cp tests/fuzz/models/*.dmn "$seeds/" ;;
        *) lines_into "tests/fuzz/$target.txt" "$seeds" ;;
    esac
    printf '\n=== %s: %d seeds, %d s\n' "$target" "$(find "$seeds" -type f | wc -l)" "$seconds"
    # An input that takes five seconds is a finding too.
    if ! "build/fuzz/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=20000 \
        -dict=tests/fuzz/feel.dict -artifact_prefix="$found/$target-" -print_final_stats=1 "$corpus" "$seeds" \
        >"build/fuzz/$target.log" 2>&1; then
        failed=1
        printf '=== FOUND in %s:\n' "$target"
        tail -n 40 "build/fuzz/$target.log"
        continue
    fi
    grep -E 'stat::(number_of_executed_units|average_exec_per_sec|new_units_added)|DONE' "build/fuzz/$target.log"
done
exit $failed
