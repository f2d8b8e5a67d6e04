package org.webcamd.admission;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * Where connections come in.
 *
 * @param ipv which of the two addresses: 4 or 6
 * @param v4Address IPv4 address or host name
 * @param v6Address IPv6 address or host name; {@code ::} serves both families
 * @param port TCP port, 0 to 65535; 0 lets the system choose, and {@link #NO_PORT} is none
 * @param unix a Unix domain socket beside the port, if any
 */
public record ListenSettings(int ipv, String v4Address, String v6Address, int port, Optional<UnixSocket> unix) {
    /** No port is opened. */
    public static final int NO_PORT = Integer.MIN_VALUE;

    /** Checks the ranges. */
    public ListenSettings {
        if (ipv != 4 && ipv != 6) {
            throw SettingException.number("ipv", ipv, "4 or 6");
        }
        if (port != NO_PORT && (port < 0 || port > 65535)) {
            throw SettingException.number("port", port, "0 to 65535, or none");
        }
    }

    /**
     * A port alone.
     *
     * @param ipv which of the two addresses: 4 or 6
     * @param v4Address IPv4 address or host name
     * @param v6Address IPv6 address or host name; {@code ::} serves both families
     * @param port TCP port
     */
    public ListenSettings(int ipv, String v4Address, String v6Address, int port) {
        this(ipv, v4Address, v6Address, port, Optional.empty());
    }

    /**
     * The one that counts.
     *
     * @return IP address or host name
     */
    public String address() {
        return ipv == 6 ? v6Address : v4Address;
    }

    /** {@return whether a port is opened} */
    public boolean hasPort() {
        return port != NO_PORT;
    }

    /**
     * Where a port is open already, in place of the one that these settings ask for.
     *
     * @param opened by somebody else
     * @return as if that had been asked for
     */
    public ListenSettings at(InetSocketAddress opened) {
        String host = NetUtil.toAddressString(opened.getAddress());
        return opened.getAddress() instanceof Inet6Address
            ? new ListenSettings(6, v4Address, host, opened.getPort(), unix)
            : new ListenSettings(4, host, v6Address, opened.getPort(), unix);
    }
}
