# bash completion for webcamd                              -*- shell-script -*-
# Written from the options themselves when webcamd was built.

# A line for each source that there may be: devices, and how the others begin.
_webcamd_sources() {
    local device
    for device in /dev/video[0-9]* /dev/v4l/by-id/*; do
        [[ ! -e $device ]] || printf '%s\n' "$device"
    done
    printf '%s\n' test file: http:// https:// exec: -
    [[ $1 != file:* ]] || compgen -P file: -f -- "${1#file:}"
}

# A line for each value that may follow an option. Fails for one that takes none, or needs none.
_webcamd_values() {
    local option=$1 value=$2 device
    case $option in
@WORDS@
        @FILES@)
            compgen -f -- "$value"
            ;;
        @DIRECTORIES@)
            compgen -d -- "$value"
            ;;
        @SOURCES@)
            [[ $option != --probe || $value != -* ]] || return 1
            _webcamd_sources "$value"
            ;;
        @NAMED_SOURCES@)
            if [[ $value == *=* ]]; then
                { printf 'auto\n' && _webcamd_sources "${value#*=}"; } | while read -r device; do
                    printf '%s=%s\n' "${value%%=*}" "$device"
                done
            else
                printf '%s\n' auto test=test
                for device in /dev/video[0-9]*; do
                    [[ ! -e $device ]] || printf '%s=%s\n' "${device##*/}" "$device"
                done
            fi
            ;;
        @INDEXES@)
            for device in /dev/video[0-9]*; do
                [[ ! -e $device ]] || printf '%s\n' "${device#/dev/video}"
            done
            ;;
        -h | --help)
            [[ $value != -* ]] || return 1
            printf '%s\n' \
                @TOPICS@
            ;;
        @ANYTHING@) ;;
        *)
            return 1
            ;;
    esac
}

_webcamd() {
    local at=$COMP_CWORD word=${COMP_WORDS[COMP_CWORD]} option value before='' part candidates each
    COMPREPLY=()
    # Bash divides words at = and :, which stand within values here.
    while ((at > 1)) && [[ ${COMP_WORDS[at]} =~ ^[=:]+$ || ${COMP_WORDS[at - 1]} =~ ^[=:]+$ ]]; do
        ((at--))
        word=${COMP_WORDS[at]}$word
    done
    if [[ $word == --*=* ]]; then
        option=${word%%=*} value=${word#*=}
    else
        option=${COMP_WORDS[at - 1]} value=$word
    fi
    # What stands before the last of them is there already.
    for each in = :; do
        part=${word%"${word##*"$each"}"}
        [[ $COMP_WORDBREAKS != *"$each"* || ${#part} -le ${#before} ]] || before=$part
    done
    if ! candidates=$(_webcamd_values "$option" "$value"); then
        candidates=$(
            printf '%s\n' \
                @OPTIONS@
        )
        ((at > 1)) || candidates+=$'\n'$(_webcamd_sources "$value")
    fi
    mapfile -t candidates <<< "$candidates"
    for each in "${candidates[@]}"; do
        [[ -z $each || ${word%"$value"}$each != "$word"* ]] || COMPREPLY+=("${word%"$value"}$each")
    done
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    case $option in
        @FILES@ | @DIRECTORIES@) compopt -o filenames 2> /dev/null ;;
        *) [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *[:/] ]] || compopt -o nospace 2> /dev/null ;;
    esac
    return 0
} && complete -F _webcamd webcamd
