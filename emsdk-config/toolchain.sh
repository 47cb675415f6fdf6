#!/usr/bin/env bash
# Prints the folder of an Emscripten that is new enough: the one on PATH, or a private one in the cache folder, which
# this script sets up from Debian packages. Private means: no root, nothing of the system is touched, and it brings its
# own C library. Each package is fetched and unpacked once, so an interrupted run goes on where it stopped.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

minimum=$(pin_minimum package emscripten)
suite=$(pins_of package | awk '$1 == "emscripten" { print $3 }')

# The folder of the emcc on PATH when that is new enough, else nothing.
emscripten_on_path() {
    local version folder
    command -v emcc >/dev/null || return 0
    version=$(emcc -dumpversion 2>/dev/null | head -1)
    if ! [[ $version =~ ^[0-9.]+ ]] || ! version_at_least "${BASH_REMATCH[0]}" "$minimum"; then
        say "The emcc on PATH is version ${version:-unknown}, older than $minimum; a private one is used."
        return 0
    fi
    folder=$(dirname "$(readlink -f "$(command -v emcc)")")
    if [ -f "$folder/cmake/Modules/Platform/Emscripten.cmake" ]; then printf '%s\n' "$folder"; fi
}

# What Emscripten's packages depend on and a compiler of C++ for the page never runs: the machine's own node and python
# serve it, and native linkers, headers and sanitizers have no part in it.
not_needed='^(binutils|binutils-.*|ccache|debconf|dpkg|gcc-.*-base|libasan.*|libasm.*|libatomic.*|libbinutils'
not_needed+='|libc-dev-bin|libc6-dev|libclang1-.*|libcrypt.*|libctf.*|libcurl.*|libdb5.*|libgcc-.*-dev|libgnutls.*'
not_needed+='|libgprofng.*|libhiredis.*|libhwasan.*|libitm.*|libk5crypto.*|libkrb5.*|libldap.*|liblsan.*|libnghttp.*'
not_needed+='|libnode.*|libobjc.*|libpfm.*|libpython.*|libquadmath.*|librtmp.*|libsframe.*|libsqlite.*|libssh.*|libssl.*'
not_needed+='|libstdc\+\+-.*-dev|libtsan.*|libubsan.*|linux-libc-dev|media-types|netbase|node-corepack|node-undici|nodejs'
not_needed+='|openssl.*|python3.*|readline-common|rpcsvc-proto|tar|tzdata)$'

# Of 1,700 MB of prebuilt system libraries, those no build of ours links: position-independent, threaded, sanitized ones.
left_packed=(
    '*/wasm32-emscripten/pic' '*/wasm32-emscripten/lto-pic' '*/wasm32-emscripten/*-mt*' '*/wasm32-emscripten/*-ww*'
    '*/wasm32-emscripten/*asan*' '*/wasm32-emscripten/*san_*' '*/wasm32-emscripten/*wasmfs-*'
    './usr/share/emscripten/test' './usr/share/emscripten/docs' './usr/share/emscripten/media'
    './usr/share/doc/*/*.*' './usr/share/doc/*/[!c]*' './usr/share/man' './usr/share/locale' './usr/share/lintian' './var' '*/gconv'
    './usr/include/llvm*' '*/libLLVM*.a'
)

list_packages() {
    suite_apt "$suite" apt-get install -y --print-uris emscripten patchelf 2>"$folder/plan.log" |
        sed -n "s/^'[^']*' \([^ ]*\) \([0-9]*\) .*/\1 \2/p" |
        while read -r file size; do
            name=${file%%_*}
            if ! [[ $name =~ $not_needed ]]; then printf '%s %s %s\n' "$name" "$file" "$size"; fi
        done
}

fetch_package() {
    local name=$1 file=$2
    if [ -f "$folder/debs/$file" ] || [ -f "$folder/unpacked/$name" ]; then return; fi
    fetch_package_file "$suite" "$name" "$folder/debs" || stop "the package $name could not be fetched from \
$(machine_mirror)." "make run    # again, when the mirror can be reached; what was fetched is kept"
}

unpack_package() {
    local name=$1 file=$2 excludes=() pattern
    if [ -f "$folder/unpacked/$name" ]; then return; fi
    for pattern in "${left_packed[@]}"; do excludes+=("--exclude=$pattern"); done
    dpkg-deb --fsys-tarfile "$folder/debs/$file" | tar -x -C "$root" --no-same-owner --wildcards "${excludes[@]}"
    touch "$folder/unpacked/$name"
    rm -f "$folder/debs/$file"
}

# Patched beside the original: an interruption leaves no half-written file, and patchelf is one of them.
patch_file() { # file, options of patchelf…
    local file=$1
    shift
    if [ -f "$folder/patched/$(basename "$file")" ]; then return; fi
    cp "$file" "$file.new"
    "${patchelf[@]}" "$@" --force-rpath --set-rpath "$libraries:$llvm/lib" "$file.new" 2>/dev/null ||
        { rm -f "$file.new"; return; }
    mv "$file.new" "$file"
    touch "$folder/patched/$(basename "$file")"
}

# Makes the programs use the private libraries: the machine's own may be older, or not there. A library that names a
# path of its own would not look into its program's, so LLVM's get it too.
patch_programs() {
    local libraries loader program patchelf
    libraries=$(dirname "$(ls "$root"/usr/lib/*-linux-gnu*/libc.so.6)")
    loader=$(ls "$libraries"/ld-linux*.so.* | head -1)
    patchelf=("$loader" --library-path "$libraries" "$root/usr/bin/patchelf")
    llvm=$(ls -d "$root"/usr/lib/llvm-* | head -1)
    for program in "$llvm"/bin/* "$root"/usr/bin/wasm-* "$root"/usr/bin/patchelf; do
        program=$(readlink -f "$program")
        if [ ! -f "$program" ] || [[ $program = *.so* ]]; then continue; fi
        if [ "$(head -c 4 "$program" | tail -c 3)" = ELF ]; then patch_file "$program" --set-interpreter "$loader"; fi
    done
    for program in "$libraries"/libLLVM.so.* "$libraries"/libclang-cpp.so.*; do
        if [ ! -L "$program" ]; then patch_file "$program"; fi
    done
}

write_configuration() {
    # Node looks for acorn, which rewrites the JavaScript, in a node_modules above Emscripten's own folder.
    ln -sfn nodejs "$root/usr/share/node_modules"
    cat >"$emscripten/.emscripten" <<END
LLVM_ROOT = '$llvm/bin'
BINARYEN_ROOT = '$root/usr'
NODE_JS = '$(command -v node)'
CACHE = '$emscripten/cache'
END
}

check_it_runs() {
    local answer
    if ! answer=$("$llvm/bin/clang" --version 2>&1) || ! answer=$("$root/usr/bin/wasm-opt" --version 2>&1) ||
        ! answer=$("$llvm/bin/wasm-ld" --version 2>&1) || ! answer=$("$emscripten/emcc" -dumpversion 2>&1); then
        stop "the private Emscripten in $folder does not run: $answer" "rm -rf $folder && make run"
    fi
    say "  emcc $(tail -1 <<<"$answer")"
}

set_up() {
    need_space 1000 "The private Emscripten"
    command -v node >/dev/null || stop "Emscripten needs node." "apt-get install npm"
    command -v python3 >/dev/null || stop "Emscripten needs python3." "apt-get install python3"
    mkdir -p "$folder"/{debs,unpacked,patched} "$root"
    prepare_suite "$suite" || stop "the package lists of Debian $suite could not be fetched from $(machine_mirror)." \
        "make run    # again, when the mirror can be reached"
    list_packages >"$folder/plan"
    local count total number=0 done=0 name file size
    count=$(wc -l <"$folder/plan")
    total=$(awk '{ sum += $3 } END { printf "%d", sum / 1000000 }' "$folder/plan")
    [ "$count" -gt 0 ] || stop "apt cannot install emscripten from Debian $suite: $(tail -1 "$folder/plan.log")"
    say "Emscripten $minimum: $count packages, $total MB to fetch, about 600 MB unpacked in $folder"
    while read -r name file size; do
        number=$((number + 1))
        done=$((done + size / 1000))
        say "$(printf '  %3d of %d, %3d of %d MB: %s' "$number" "$count" $((done / 1000)) "$total" "$name")"
        fetch_package "$name" "$file" </dev/null
        unpack_package "$name" "$file" </dev/null
    done <"$folder/plan"
    say "  making the programs use their own C library…"
    patch_programs
    write_configuration
    check_it_runs
    rm -rf "$folder/debs"
    touch "$folder/complete"
    say "  done: $(du -sm "$folder" | cut -f1) MB in $folder"
}

emscripten=$(emscripten_on_path)
if [ -z "$emscripten" ]; then
    folder="$cache_folder/emscripten-$(pins_key package)"
    root="$folder/root"
    emscripten="$root/usr/share/emscripten"
    if [ ! -f "$folder/complete" ]; then
        lock_cache emscripten
        if [ ! -f "$folder/complete" ]; then set_up; fi
    fi
fi
printf '%s\n' "$emscripten"
