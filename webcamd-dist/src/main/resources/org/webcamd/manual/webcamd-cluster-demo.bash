# bash completion for webcamd-cluster-demo                 -*- shell-script -*-

_webcamd_cluster_demo() {
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    case ${COMP_WORDS[COMP_CWORD - 1]} in
        --port) ;;
        --edges) mapfile -t COMPREPLY < <(compgen -W '1 2 3 4 5 6 7 8 9' -- "$word") ;;
        --v4bindaddress) mapfile -t COMPREPLY < <(compgen -W '127.0.0.1 0.0.0.0' -- "$word") ;;
        *) mapfile -t COMPREPLY < <(compgen -W '--port --edges --v4bindaddress --help' -- "$word") ;;
    esac
} && complete -F _webcamd_cluster_demo webcamd-cluster-demo
