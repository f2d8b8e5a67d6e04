package org.webcamd.route;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** Writes addresses as {@code 10.0.0.5:41234} and {@code [fe80::1]:41234}. Stateless. */
final class Addresses {
    private Addresses() {
    }

    static String text(InetSocketAddress address) {
        return address == null || address.isUnresolved() ? "unknown" : NetUtil.toSocketAddressString(address);
    }
}
