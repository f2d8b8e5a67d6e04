package org.webcamd.admission;

import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** What the address of whoever connected is: that of an IP host, a Unix domain socket, or not known. Stateless. */
public final class PeerAddress {
    /** Of who has no port. */
    private static final int NO_PORT = 0;

    private PeerAddress() {
    }

    /**
     * Tells who came by a file of this machine, whose rights say who may.
     *
     * @param address or null, when it is not known any more
     * @return whether it is a Unix domain socket, by either name that Netty has for it
     */
    public static boolean isUnix(SocketAddress address) {
        return address instanceof DomainSocketAddress || address instanceof UnixDomainSocketAddress;
    }

    /**
     * The host.
     *
     * @param address or null, when it is not known any more
     * @return null where there is none
     */
    public static InetAddress ip(SocketAddress address) {
        return address instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    /** The port, or zero where there is none. */
    static int port(SocketAddress address) {
        return address instanceof InetSocketAddress socket ? socket.getPort() : NO_PORT;
    }
}
