#!/bin/sh
# Builds with Maven for who wants to run webcamd: tells how it goes, and in one line why it failed, where that is not the
# sources' fault. Arguments are Maven's; without any, what is to be run is packed. All that Maven said is kept in
# webcamd-dist/target/build.log. webcamd-dist/bin/webcamd calls this where there is nothing to run yet.
set -eu

oldest_java=17
files_a_line=100
root=$(cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"
log=$root/webcamd-dist/target/build.log
repository=${MAVEN_USER_HOME:-${HOME:-/root}/.m2}

say() {
    clear_line
    printf 'webcamd: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# ---- the JDK --------------------------------------------------------------------------------------------------------

check_jdk() {
    [ -z "${JAVA_HOME:-}" ] || [ -x "$JAVA_HOME/bin/java" ] ||
        fail "JAVA_HOME is $JAVA_HOME, where there is no bin/java: set it to a JDK $oldest_java or newer, or unset it"
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -n "$java" ] || java=$(command -v java) || fail "needs a JDK $oldest_java or newer, and there is no Java: $(cure)"
    jdk=$(readlink -f -- "$java")
    jdk=${jdk%/bin/java}
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$jdk/release" 2> /dev/null) || :
    major=${version#1.}
    major=${major%%[!0-9]*}
    [ "${major:-$oldest_java}" -ge "$oldest_java" ] ||
        fail "needs a JDK $oldest_java or newer, $java is $version: $(cure)"
    [ -x "$jdk/bin/javac" ] || fail "needs a JDK $oldest_java or newer, $java has no compiler (javac): $(cure)"
}

# Another JDK that is installed already, or the package of one.
cure() {
    for compiler in /usr/lib/jvm/*/bin/javac; do
        other=${compiler%/bin/javac}
        if [ -x "$compiler" ] && grep -q '^JAVA_VERSION="\(1[7-9]\|[2-9][0-9]\)' "$other/release" 2> /dev/null; then
            printf 'export JAVA_HOME=%s' "$other"
            return
        fi
    done
    for number in 17 21 25; do
        if apt-cache show "openjdk-$number-jdk-headless" > /dev/null 2>&1; then
            break
        fi
        number=$oldest_java
    done
    printf 'sudo apt install openjdk-%s-jdk-headless' "$number"
}

# ---- the proxy ------------------------------------------------------------------------------------------------------

# Maven takes a proxy from its settings only; the wrapper that fetches Maven, as all else, from the environment.
tell_proxy() {
    proxy=${https_proxy:-${HTTPS_PROXY:-}}
    settings=
    [ -n "$proxy" ] && ! grep -qs '<proxies>' "$repository/settings.xml" || return 0
    place=${proxy#*://}
    place=${place%%/*}
    login=
    case $place in
        *@*) login=${place%@*} place=${place##*@} ;;
    esac
    port=${place##*:}
    [ "$port" != "$place" ] || port=80
    settings=$root/webcamd-dist/target/proxy-settings.xml
    (umask 077 && printf '<settings><proxies><proxy><protocol>https</protocol>%s</proxy></proxies></settings>\n' \
        "$(element host "${place%:*}")$(element port "$port")$(login_elements)" > "$settings")
}

login_elements() {
    [ -z "$login" ] || printf '%s%s' "$(element username "${login%%:*}")" "$(element password "${login#*:}")"
}

element() {
    printf '<%s>%s</%s>' "$1" "$(printf '%s' "$2" | sed 's/&/\&amp;/g; s/</\&lt;/g')" "$1"
}

# ---- the build ------------------------------------------------------------------------------------------------------

# One line that is written over where there is a terminal, a line now and then where there is none.
clear_line() {
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

show() {
    if [ -t 2 ]; then
        printf '\r\033[Kwebcamd: %.70s' "$*" >&2
    else
        printf 'webcamd: %s\n' "$*" >&2
    fi
}

# The locale is that of the texts which are looked for below.
run_maven() {
    if MVNW_VERBOSE=true LC_ALL=C.UTF-8 LANGUAGE=C ./mvnw --batch-mode ${settings:+-gs "$settings"} "$@" 2>&1; then
        printf '%s\n' "$finished"
    fi
}

# Reads what Maven says, and is a part of a pipe: what it learns goes with it.
follow() {
    files=0
    bytes=0
    while IFS= read -r line; do
        # Not where the disk is full.
        printf '%s\n' "$line" >&3 2> /dev/null || :
        case $line in
            "Downloading from: "*) show "fetching ${line##*/}" ;;
            *"Downloading from "*": http"*) [ ! -t 2 ] || progress "${line##*/}" ;;
            *"Downloaded from "*": http"*) fetched "${line##*\(}" ;;
            "[INFO] Building "*"["*) building "${line#"[INFO] Building "}" ;;
        esac
    done
    clear_line
}

progress() {
    show "fetched $files files, $((bytes / 1000000)) MB; now $1"
}

# As in "4.2 MB at 1.3 MB/s)".
fetched() {
    files=$((files + 1))
    number=${1%% *}
    whole=${number%%.*}
    tenth=0
    [ "$whole" = "$number" ] || tenth=${number#*.}
    case $1 in
        *" kB at"*) bytes=$((bytes + whole * 1000 + tenth * 100)) ;;
        *" MB at"*) bytes=$((bytes + whole * 1000000 + tenth * 100000)) ;;
        *" B at"*) bytes=$((bytes + whole)) ;;
    esac
    [ -t 2 ] || [ $((files % files_a_line)) -ne 0 ] || show "fetched $files files, $((bytes / 1000000)) MB"
}

building() {
    show "building ${1%% *}"
}

# ---- why it failed --------------------------------------------------------------------------------------------------

said() {
    LC_ALL=C grep -Eqi -- "$1" "$log"
}

why() {
    if said 'COMPILATION ERROR|There (are|were) .*(failures|violations)|Checkstyle violations'; then
        the_sources
    elif said 'No space left on device|Disk quota exceeded' || is_full "$root" || is_full "$repository"; then
        fail "the disk is full: $(room "$root"), $(room "$repository"); a first build takes about 400 MB ($log)"
    elif said 'Proxy Authentication Required|status code: 407|ERROR 407'; then
        fail "the proxy asks for a user and a password: https_proxy=http://USER:PASSWORD@HOST:PORT ($log)"
    elif said 'NotBefore|not yet valid|not yet activated|has expired|NotAfter'; then
        fail "a certificate is not valid at this machine's time, $(date): set the clock (timedatectl), and try again ($log)"
    elif said 'PKIX|SSLHandshake|trustAnchors|certificate.*(not trusted|known issuer|verif)|curl: \((35|60)\)'; then
        fail "the certificate of $(host) is of an authority that is not known here. If a proxy on the way has its own:" \
            "put it into /usr/local/share/ca-certificates/NAME.crt and run sudo update-ca-certificates ($log)"
    elif said 'Temporary failure in name|Unknown ?host|Name or service not known|unable to resolve|could not resolve'; then
        fail "no network? the name $(host) is not known; the first build fetches from Maven Central ($log)"
    elif said 'Network is unreachable|No route to host|connect(ion)? timed out|Connection refused|Connection reset|read timed out'; then
        fail "$(host) cannot be reached${proxy:+ through the proxy of https_proxy}; behind a proxy set" \
            "https_proxy=http://HOST:PORT ($log)"
    elif said 'status code: [45][0-9][0-9]|ERROR [45][0-9][0-9]|requested URL returned error'; then
        fail "$(host) refuses what the build asks for; is a proxy or a mirror in between? ($log)"
    elif said 'Permission denied|Read-only file system|AccessDenied'; then
        fail "something cannot be written: the build writes to $root and to $repository as user $(id -un) ($log)"
    elif said 'OutOfMemoryError|Cannot allocate memory|insufficient memory'; then
        fail "there is not enough memory to build (about 1 GB): build on another machine and take the package along ($log)"
    fi
    the_sources
}

the_sources() {
    grep -E '^\[ERROR\] .|^Error: |^[Ff]ail' "$log" | head -n 20 >&2 || :
    fail "the build failed; all of what Maven said is in $log"
}

# The host that was last asked for, by its complaint.
host() {
    proxy_host=${proxy#*://}
    if [ -n "$proxy" ] && said "(${proxy_host##*@}|host address [^a-z0-9]*${proxy_host%%:*}|Unknown host ${proxy_host%%:*})"; then
        printf '%s' "${proxy_host##*@}"
    else
        sed -n 's|.*https://\([^/:) ]*\).*|\1|p' "$log" | tail -n 1
    fi
}

is_full() {
    [ "$(free_megabytes "$1")" -lt 10 ]
}

room() {
    printf '%s MB are free for %s' "$(free_megabytes "$1")" "$1"
}

free_megabytes() {
    folder=$1
    while [ ! -d "$folder" ]; do
        folder=$(dirname -- "$folder")
    done
    df -Pk -- "$folder" | awk 'NR == 2 { print int($4 / 1024) }'
}

[ $# -gt 0 ] || set -- -DskipTests package
check_jdk
mkdir -p -- "${log%/*}" || fail "cannot write to $root: a clone has to be built by who owns it"
finished="[INFO] $0 $$ has come to its end"
tell_proxy
{ : > "$log"; } 2> /dev/null || fail "cannot write $log"
run_maven "$@" | follow 3> "$log"
[ -z "$settings" ] || rm -f -- "$settings"
[ "$(tail -n 1 -- "$log")" = "$finished" ] || why
