# Shared by the set-up scripts: where things are kept, how progress and dead ends are told, and an apt that sees
# only its own folder, so that packages of another Debian release can be fetched without root and without touching
# the system. Meant to be sourced by bash.

set -euo pipefail
export LC_ALL=C.UTF-8

config_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project_folder=$(dirname "$config_folder")
cache_folder="${XDG_CACHE_HOME:-$HOME/.cache}/throughline"

say() { printf '%s\n' "$*" >&2; }

# stop "what is missing" "the command that mends it"
stop() {
    printf '\nCannot go on: %s\n' "$1" >&2
    if [ $# -gt 1 ]; then printf 'This mends it:\n\n    %s\n\n' "$2" >&2; fi
    exit 1
}

# The lines of one kind in the file of pins, without comments: "name minimum suites".
pins_of() { awk -v kind="$1" '$1 == kind { print $2, $3, $4 }' "$config_folder/versions"; }
pin_minimum() { pins_of "$1" | awk -v name="$2" '$1 == name { print $2 }'; }
# A folder name that changes when a pin of this kind changes.
pins_key() { pins_of "$1" | sha256sum | cut -c1-12; }

version_at_least() { dpkg --compare-versions "$1" ge "$2"; }

# Held until the script ends: two builds that start together must not unpack into one folder.
lock_cache() {
    mkdir -p "$cache_folder" || stop "the cache folder $cache_folder cannot be written." \
        "XDG_CACHE_HOME=/a/folder/you/own make run"
    exec 9>"$cache_folder/$1.lock"
    if ! flock --nonblock 9; then
        say "Waiting for another set-up of $1 to finish…"
        flock 9
    fi
}

# need_space MEGABYTES "for what"
need_space() {
    local free
    free=$(df --output=avail -m "$cache_folder" | tail -1 | tr -d ' ')
    [ "$free" -ge "$1" ] || stop "$2 needs $1 MB in $cache_folder, and $free MB are free." \
        "XDG_CACHE_HOME=/a/bigger/disk make run"
}

# The Debian mirror this machine uses for its own release.
machine_mirror() {
    if [ -n "${THROUGHLINE_MIRROR:-}" ]; then
        printf '%s\n' "$THROUGHLINE_MIRROR"
        return
    fi
    command -v apt-get >/dev/null || stop "this machine has no apt, and the pinned packages come from a Debian mirror." \
        "put emcc $(pin_minimum package emscripten) or newer on PATH and use Debian or a Debian container"
    local codename
    codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    local mirror
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 2>/dev/null |
        awk -v codename="$codename" '$1 == codename || $1 ~ /^(stable|oldstable|testing|unstable|sid)$/ { print $2; exit }')
    [ -n "$mirror" ] || stop "apt is configured for no Debian mirror of this release ($codename)." \
        "THROUGHLINE_MIRROR=<address of a Debian mirror> make run"
    printf '%s\n' "$mirror"
}

# suite_apt SUITE apt-program arguments…: runs apt-get or apt-cache in the private state of one suite.
suite_apt() {
    local suite=$1 program=$2
    shift 2
    APT_CONFIG="$cache_folder/apt/$suite/apt.conf" "$program" "$@"
}

# Makes the private apt state of a suite and fetches its package lists, at most once a day.
prepare_suite() {
    local suite=$1 folder="$cache_folder/apt/$1"
    if [ -f "$folder/lists-are-here" ] && [ -z "$(find "$folder/lists-are-here" -mtime +0)" ]; then
        return
    fi
    need_space 200 "The package lists of Debian $suite"
    local mirror
    mirror=$(machine_mirror)
    mkdir -p "$folder"/{state/lists/partial,cache/archives/partial,etc,empty}
    : >"$folder/state/status"
    cat >"$folder/etc/suite.sources" <<END
Types: deb deb-src
URIs: $mirror
Suites: $suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    {
        # How to reach the network (proxies, time-outs) stays as the machine has it; nothing else of it is used.
        apt-config dump | grep '^Acquire::' | grep -v '^Acquire::Languages' || true
        cat <<END
Dir::Etc::main "/dev/null";
Dir::Etc::parts "$folder/empty";
Dir::State "$folder/state";
Dir::State::status "$folder/state/status";
Dir::Cache "$folder/cache";
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$folder/etc";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "$folder/empty";
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
END
    } >"$folder/apt.conf"
    say "Fetching the package lists of Debian $suite (about 20 MB)…"
    if ! suite_apt "$suite" apt-get update -qq -o APT::Update::Error-Mode=any >"$folder/update.log" 2>&1; then
        sed 's/^/    /' "$folder/update.log" >&2
        return 1
    fi
    touch "$folder/lists-are-here"
}

unpack_tar() {
    case $1 in
    *.xz) if command -v xz >/dev/null; then xz -dc "$1"; else /usr/lib/apt/apt-helper cat-file "$1"; fi ;;
    *) gzip -dc "$1" ;;
    esac
}

# fetch_package_file SUITE name folder: the .deb of one package, kept when it is there already.
fetch_package_file() {
    local suite=$1 name=$2 folder=$3
    mkdir -p "$folder"
    if ! (cd "$folder" && suite_apt "$suite" apt-get download -qq "$name" >"$name.log" 2>&1); then
        sed 's/^/    /' "$folder/$name.log" >&2
        return 1
    fi
    rm -f "$folder/$name.log"
}
