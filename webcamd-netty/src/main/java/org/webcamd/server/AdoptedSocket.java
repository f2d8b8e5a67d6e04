package org.webcamd.server;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.admission.ListenSettings;
import org.webcamd.natives.JnaLibrary;

/**
 * A socket that was handed over, and that this process can accept connections from.
 *
 * @param descriptor its number
 * @param address where it listens
 */
record AdoptedSocket(int descriptor, SocketAddress address) {
    // From the kernel's headers; the same on x86-64 and arm64.
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int SOCK_STREAM = 1;
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    /**
     * Those of all that were handed over.
     *
     * @throws StartException when one is not what can be listened to, or the transport cannot take any
     */
    static List<AdoptedSocket> of(HandedSockets handed, Transport transport) throws StartException {
        List<AdoptedSocket> adopted = new ArrayList<>();
        if (!handed.isEmpty()) {
            requireEpoll(transport);
            for (HandedSockets.Handed socket : handed.sockets()) {
                adopted.add(of(socket));
            }
        }
        return adopted;
    }

    private static void requireEpoll(Transport transport) throws StartException {
        if (transport != Transport.AUTO && transport != Transport.EPOLL) {
            throw new StartException(("--transport %s cannot take sockets that were opened before the start, as by a "
                + "socket unit of systemd (LISTEN_FDS); --transport auto can").formatted(transport.label()));
        }
        if (!Epoll.isAvailable()) {
            throw new StartException("sockets that were opened before the start, as by a socket unit of systemd "
                + "(LISTEN_FDS), need epoll, which does not work on this machine (%s)"
                    .formatted(TransportChannels.rootMessage(Epoll.unavailabilityCause())));
        }
    }

    private static AdoptedSocket of(HandedSockets.Handed handed) throws StartException {
        try {
            Socket socket = new Socket(handed.descriptor());
            int domain = socket.getIntOpt(SOL_SOCKET, SO_DOMAIN);
            boolean listens = socket.getIntOpt(SOL_SOCKET, SO_TYPE) == SOCK_STREAM
                && socket.getIntOpt(SOL_SOCKET, SO_ACCEPTCONN) != 0;
            if (!listens || domain != AF_INET && domain != AF_INET6 && domain != AF_UNIX) {
                throw new StartException("%s, which was handed over, is no socket of TCP or of a Unix path that "
                    .formatted(handed.name()) + "listens; it takes ListenStream= and Accept=no");
            }
            FileFlags.prepare(handed.descriptor());
            return new AdoptedSocket(handed.descriptor(),
                domain == AF_UNIX ? socket.localDomainSocketAddress() : socket.localAddress());
        } catch (IOException | ChannelException noSocket) {
            throw new StartException("%s, which was handed over (LISTEN_FDS), is no socket: %s"
                .formatted(handed.name(), noSocket.getMessage()));
        }
    }

    /** Where the server listens, by what is asked for and what takes the place of that. */
    static ListenSettings listening(List<AdoptedSocket> adopted, ListenSettings asked) {
        return adopted.stream().filter(AdoptedSocket::isPort).findFirst()
            .map(port -> asked.at((InetSocketAddress) port.address())).orElse(asked);
    }

    /** Whether it is a TCP port. */
    boolean isPort() {
        return address instanceof InetSocketAddress;
    }

    /** What the JDK has no words for, by the C library; loaded with the first socket. */
    private static final class FileFlags {
        private static final int F_SETFD = 2;
        private static final int F_GETFL = 3;
        private static final int F_SETFL = 4;
        private static final int FD_CLOEXEC = 1;
        private static final int O_NONBLOCK = 0x800;

        static {
            JnaLibrary.bind(FileFlags.class);
        }

        private static native int fcntl(int descriptor, int command, int argument);

        /**
         * Who opened it may have left it blocking, and an event loop that waits to accept does nothing else. No program
         * that is started from here inherits it.
         */
        static void prepare(int descriptor) {
            fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL, 0) | O_NONBLOCK);
            fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        }
    }
}
