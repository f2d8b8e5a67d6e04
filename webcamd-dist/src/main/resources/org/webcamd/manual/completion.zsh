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
        "sources:source:compadd -- test - $webcamd_automatic" \
        "beginnings:source:compadd -S '' -- file\: http\:// https\:// exec\:"
}

_webcamd_named_sources() {
    local expl device
    local -a cameras
    local webcamd_automatic=auto
    if compset -P '*='; then
        _webcamd_sources
        return
    fi
    cameras=(auto test=test)
    for device in /dev/video<->(N); do
        cameras+=("${device:t}=$device")
    done
    _wanted cameras expl 'auto, or NAME=SOURCE' compadd -a cameras
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
