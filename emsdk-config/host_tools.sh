#!/usr/bin/env bash
# host_tools.sh build [test] [lint]: sees to it that the programs of these kinds in the file of pins are on this machine.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

version_of() { "$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)*' | head -1; }

# The Debian packages of what is missing or too old; says which.
missing_packages() {
    local kind name minimum package version
    for kind in "$@"; do
        while read -r name minimum package; do
            if [[ $name == *.a ]]; then
                # A library of the compiler's own, which knows where it would be.
                if ! [ -f "$(clang++ -print-file-name="$name" 2>/dev/null)" ]; then
                    say "  $name is missing."
                    printf '%s\n' "$package"
                fi
                continue
            fi
            if ! command -v "$name" >/dev/null; then
                say "  $name is missing."
                printf '%s\n' "$package"
                continue
            fi
            version=$(version_of "$name")
            if [ -z "$version" ] || ! version_at_least "$version" "$minimum"; then
                say "  $name is version ${version:-unknown}; at least $minimum is needed."
                printf '%s\n' "$package"
            fi
        done < <(pins_of "$kind")
    done
}

# Machines that have once passed are not asked again until a pin or PATH changes.
passed="$cache_folder/host-tools-$(for kind in "$@"; do pins_of "$kind"; done | cat - <(echo "$PATH") | sha256sum | cut -c1-12)"
if [ -f "$passed" ]; then exit 0; fi

mapfile -t packages < <(missing_packages "$@" | sort -u)
if [ "${#packages[@]}" -gt 0 ]; then
    install="apt-get install -y --no-install-recommends ${packages[*]}"
    command -v apt-get >/dev/null || stop "these programs are missing, and there is no apt to install them." \
        "install what is named above in this system's own way"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=()
    elif sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    else
        stop "programs are missing, and installing them needs root." "sudo apt-get update && sudo $install"
    fi
    say "Installing ${#packages[@]} packages: ${packages[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 || say "The package lists stay as they are."
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install >&2 ||
        stop "apt-get could not install them." "sudo apt-get update && sudo $install"
    mapfile -t packages < <(missing_packages "$@")
    [ "${#packages[@]}" -eq 0 ] || stop "this system's packages of ${packages[*]} are too old." \
        "use Debian 12 or newer, or put newer ones on PATH"
fi
mkdir -p "$cache_folder"
touch "$passed"
