#!/usr/bin/env bash
# Fetches the pinned source packages into the cache folder and prints the folder they are in.
# Does nothing when they are there; takes up again where it was interrupted.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder="$cache_folder/sources-$(pins_key source)"

# What of a package is wanted; the rest of a tarball (8 MB of JSON test data, say) is left packed.
wanted_of() {
    case $1 in
    catch2) echo '*/extras/catch_amalgamated.* */LICENSE.txt' ;;
    nlohmann-json3) echo '*/single_include/* */LICENSE.MIT' ;;
    pugixml) echo '*/src/* */LICENSE.md' ;;
    mpdecimal) echo '*/libmpdec/* */COPYRIGHT.txt' ;;
    zlib) echo '*/*.c */*.h */LICENSE' ;;
    imgui) echo '*/*.cpp */*.h */LICENSE.txt' ;;
    *) echo '*' ;;
    esac
}

# Tries one suite; fails when it has no such package or only an older one.
fetch_from() {
    local name=$1 minimum=$2 suite=$3 version
    prepare_suite "$suite" || return 1
    version=$(suite_apt "$suite" apt-cache showsrc --only-source "$name" 2>/dev/null |
        sed -n 's/^Version: //p' | sort -V | tail -1)
    if [ -z "$version" ] || ! version_at_least "$version" "$minimum"; then
        say "Debian $suite has ${version:-no version} of $name; at least $minimum is needed."
        return 1
    fi
    local temporary="$folder/$name.part"
    rm -rf "$temporary"
    mkdir -p "$temporary/unpacked"
    # The tarball alone: a mirror may lack a package's .dsc. Its checksum comes from the signed list.
    if ! (cd "$temporary" && suite_apt "$suite" apt-get source -qq --download-only --tar-only "$name=$version" \
        >fetch.log 2>&1); then
        sed 's/^/    /' "$temporary/fetch.log" >&2
        return 1
    fi
    local tarball wanted
    tarball=$(ls "$temporary"/*.orig.tar.*)
    wanted=$(wanted_of "$name")
    set -f
    # shellcheck disable=SC2086
    unpack_tar "$tarball" | tar -x -C "$temporary/unpacked" --strip-components=1 --wildcards $wanted
    set +f
    printf '%s\n' "$version" >"$temporary/unpacked/VERSION-OF-PACKAGE"
    mv "$temporary/unpacked" "$folder/$name"
    rm -rf "$temporary"
    say "  $name $version from Debian $suite"
}

fetch() {
    local name=$1 minimum=$2 suites=$3 suite
    for suite in ${suites//,/ }; do
        if fetch_from "$name" "$minimum" "$suite"; then return; fi
    done
    stop "the source of $name $minimum could not be fetched (tried Debian $suites at $(machine_mirror)). Without a \
network, copy $cache_folder from a machine where it worked." "make run    # again, when the mirror can be reached"
}

if [ ! -f "$folder/complete" ]; then
    lock_cache sources
    mkdir -p "$folder"
    need_space 60 "The pinned sources"
    count=$(pins_of source | wc -l)
    number=0
    while read -r name minimum suites; do
        number=$((number + 1))
        if [ -d "$folder/$name" ]; then continue; fi
        say "Source $number of $count: $name…"
        fetch "$name" "$minimum" "$suites" </dev/null
    done < <(pins_of source)
    touch "$folder/complete"
fi
printf '%s\n' "$folder"
