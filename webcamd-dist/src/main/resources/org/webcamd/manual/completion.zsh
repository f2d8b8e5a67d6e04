#compdef webcamd
# Written from the options themselves when webcamd was built.

_webcamd_sources() {
    local -a devices
    if compset -P file:; then
        _files
        return
    fi
    devices=(/dev/video<->(N) /dev/v4l/by-id/*(N))
    _alternative \
        "devices:camera:compadd -a devices" \
        "sources:source:compadd -- test -" \
        "beginnings:source:compadd -S '' -- file\: http\:// https\:// exec\:"
}

_webcamd_named_sources() {
    if compset -P '*='; then
        _webcamd_sources
    else
        _message 'NAME=SOURCE'
    fi
}

_webcamd_indexes() {
    local expl
    local -a devices
    devices=(/dev/video<->(N))
    devices=(${devices#/dev/video})
    _wanted indexes expl 'number of the device' compadd -a devices
}

_webcamd_topics() {
    local expl
    _wanted topics expl 'what help there is' compadd -- \
        @TOPICS@
}

_webcamd() {
    _arguments \
@OPTIONS@ \
        '1:source:_webcamd_sources'
}

_webcamd "$@"
