package org.webcamd.route;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.webcamd.admission.PeerAddress;

/**
 * Writes addresses as {@code 10.0.0.5:41234} and {@code [fe80::1]:41234}, without the port where there is none, and
 * {@code unix} of a Unix domain socket, whose name is a path of the server's. Stateless.
 */
final class Addresses {
    private Addresses() {
    }

    static String text(SocketAddress address) {
        InetAddress ip = PeerAddress.ip(address);
        if (ip == null) {
            return PeerAddress.isUnix(address) ? "unix" : "unknown";
        }
        InetSocketAddress socket = (InetSocketAddress) address;
        return socket.getPort() == 0 ? NetUtil.toAddressString(ip) : NetUtil.toSocketAddressString(socket);
    }
}
