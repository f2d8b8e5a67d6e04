package org.webcamd.admission;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** What the address of whoever connected is: that of an IP host, a Unix domain socket, or not known. Stateless. */
public final class PeerAddress {
    /** Who came by a Unix domain socket, whose own address tells nothing. */
    private static final SocketAddress UNIX = new DomainSocketAddress("");
    /** Of who has no port. */
    private static final int NO_PORT = 0;

    private PeerAddress() {
    }

    /**
     * Where a connection comes from.
     *
     * @param channel of the connection
     * @return null when it is not known any more
     */
    public static SocketAddress of(Channel channel) {
        boolean unix = channel instanceof DomainSocketChannel || channel instanceof NioDomainSocketChannel;
        return unix ? UNIX : channel.remoteAddress();
    }

    /**
     * Written as {@code 10.0.0.5:41234} and {@code [fe80::1]:41234}, without the port where there is none.
     *
     * @param address or null, when it is not known any more
     * @return {@code unix} for a Unix domain socket, whose name is a path of the server's
     */
    public static String text(SocketAddress address) {
        InetAddress ip = ip(address);
        if (ip == null) {
            return isUnix(address) ? "unix" : "unknown";
        }
        InetSocketAddress socket = (InetSocketAddress) address;
        return socket.getPort() == NO_PORT ? NetUtil.toAddressString(ip) : NetUtil.toSocketAddressString(socket);
    }

    /**
     * The host alone, as {@link #text} has it before the port.
     *
     * @param address or null, when it is not known any more
     * @return {@code 10.0.0.5}, {@code fe80::1}, {@code unix} or {@code unknown}
     */
    public static String hostText(SocketAddress address) {
        InetAddress ip = ip(address);
        return ip == null ? text(address) : NetUtil.toAddressString(IpAddress.plain(ip));
    }

    /**
     * Which addresses count as one.
     *
     * @param address or null, when it is not known any more
     * @return of IPv6 the network; the same for all that have no IP address
     */
    public static InetAddress share(SocketAddress address) {
        InetAddress ip = ip(address);
        return ip == null ? IpAddress.UNKNOWN : IpAddress.ofShare(ip);
    }

    /** By either name that Netty has for it: who came by a file of this machine, whose rights say who may. */
    static boolean isUnix(SocketAddress address) {
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
