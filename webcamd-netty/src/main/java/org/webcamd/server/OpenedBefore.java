package org.webcamd.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.webcamd.admission.ListenSettings;

/**
 * What is to be told of a port that was open before the start, and so counts more than the settings. Stateless.
 */
final class OpenedBefore {
    private OpenedBefore() {
    }

    /** Who changes the port in the settings, and finds no other one open, is to find why. */
    static Optional<String> otherPort(ListenSettings asked, InetSocketAddress opened) {
        return !asked.hasPort() || opened.getPort() == asked.port() ? Optional.empty()
            : Optional.of(("the port is %d, which was open before the start (a socket unit of systemd), "
                + "and not %d, which the settings say").formatted(opened.getPort(), asked.port()));
    }

    /** Who lets in one address only, and has all let in, is to know. */
    static Optional<String> moreAddresses(ListenSettings asked, InetSocketAddress opened) {
        return !asked.hasPort() || !opened.getAddress().isAnyLocalAddress() || isAny(asked) ? Optional.empty()
            : Optional.of(("the port is open to every network, and not on %s alone, which the settings say, since it "
                + "was open before the start; systemctl edit webcamd.socket: ListenStream= and then ListenStream=%s")
                .formatted(asked.address(), NetUtil.toSocketAddressString(asked.address(), opened.getPort())));
    }

    private static boolean isAny(ListenSettings asked) {
        InetAddress address = new InetSocketAddress(asked.address(), 0).getAddress();
        return address != null && address.isAnyLocalAddress();
    }
}
