#compdef webcamd-cluster-demo

_arguments \
    '--port=[the port of the one address]:PORT: ' \
    '--edges=[how many edges there are]:N:(1 2 3 4 5 6 7 8 9)' \
    '--v4bindaddress=[the IPv4 address to listen on]:ADDRESS:(127.0.0.1 0.0.0.0)' \
    '(- *)'{-h,--help}'[print what the options are and exit]'
