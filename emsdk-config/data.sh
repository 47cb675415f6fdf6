#!/usr/bin/env bash
# Fetches the pinned data packages (fonts, the program that cuts them down, time zones, Unicode's tables) into the cache folder and prints the
# folder they are unpacked in. Does nothing when they are there.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder="$cache_folder/data-$(pins_key data)"

fetch() {
    local name=$1 minimum=$2 suites=$3 suite version
    for suite in ${suites//,/ }; do
        prepare_suite "$suite" || continue
        version=$(suite_apt "$suite" apt-cache show --no-all-versions "$name" 2>/dev/null | sed -n 's/^Version: //p')
        if [ -z "$version" ] || ! version_at_least "$version" "$minimum"; then continue; fi
        rm -rf "$folder/part"
        fetch_package_file "$suite" "$name" "$folder/part" || continue
        dpkg-deb -x "$folder"/part/*.deb "$folder"
        rm -rf "$folder/part"
        touch "$folder/$name.unpacked"
        say "  $name $version from Debian $suite"
        return
    done
    stop "the package $name $minimum could not be fetched (tried Debian $suites at $(machine_mirror))." \
        "make run    # again, when the mirror can be reached"
}

if [ ! -f "$folder/complete" ]; then
    lock_cache data
    mkdir -p "$folder"
    need_space 200 "Fonts, time zones and Unicode's tables"
    while read -r name minimum suites; do
        if [ -f "$folder/$name.unpacked" ]; then continue; fi
        say "Fetching $name…"
        fetch "$name" "$minimum" "$suites" </dev/null
    done < <(pins_of data)
    touch "$folder/complete"
fi
printf '%s\n' "$folder"
