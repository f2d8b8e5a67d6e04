package org.webcamd.admission;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What an IP address is to the rules here: without its interface, and IPv4 where IPv6 only wraps it. Stateless. */
final class IpAddress {
    /** Of who has gone before it could be asked for. */
    static final InetAddress UNKNOWN = of(new byte[4]);

    private static final int SUBNET_BYTES = 8;

    private IpAddress() {
    }

    /** Reads an address, never a name; null for anything else. */
    static InetAddress parse(String text) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        return address == null ? null : plain(address);
    }

    static InetAddress plain(InetAddress address) {
        return of(address.getAddress());
    }

    /**
     * Under which one has a share: an IPv6 network gives each of its hosts 2^64 addresses, so its 64 bits count. Of
     * link-local addresses and the loopback, which all have the same 64 bits, the whole counts.
     */
    static InetAddress ofShare(InetAddress address) {
        InetAddress plain = plain(address);
        if (plain instanceof Inet4Address || plain.isLinkLocalAddress() || plain.isLoopbackAddress()) {
            return plain;
        }
        byte[] network = plain.getAddress();
        Arrays.fill(network, SUBNET_BYTES, network.length, (byte) 0);
        return of(network);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
