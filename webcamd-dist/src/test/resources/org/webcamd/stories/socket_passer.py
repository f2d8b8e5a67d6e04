"""Opens sockets and runs a program with them handed over, as systemd does (sd_listen_fds(3)).

socket_passer.py UNIX_PATH COMMAND...: prints the port. A line of standard input ends the program by SIGTERM and
starts it again; the end of standard input ends both.
"""
import os
import signal
import socket
import sys

FIRST = 3
OUT_OF_THE_WAY = 100

path, command = sys.argv[1], sys.argv[2:]
tcp = socket.socket()
tcp.bind(("127.0.0.1", 0))
unix = socket.socket(socket.AF_UNIX)
unix.bind(path)
sockets = [tcp, unix]
for each in sockets:
    each.listen(4096)


def start():
    pid = os.fork()
    if pid == 0:
        for i, each in enumerate(sockets):
            os.dup2(each.fileno(), OUT_OF_THE_WAY + i)
        for i in range(len(sockets)):
            os.dup2(OUT_OF_THE_WAY + i, FIRST + i, inheritable=True)
        os.closerange(FIRST + len(sockets), OUT_OF_THE_WAY + len(sockets))
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(sockets)), LISTEN_FDNAMES="web:local")
        os.execvp(command[0], command)
    return pid


def stop(pid):
    os.kill(pid, signal.SIGTERM)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


print("port", tcp.getsockname()[1], flush=True)
running = start()
for line in sys.stdin:
    print("ended", stop(running), flush=True)
    running = start()
print("ended", stop(running), flush=True)
