package org.webcamd.admission;

import org.webcamd.settings.SettingException;

/**
 * Where connections come in.
 *
 * @param ipv which of the two addresses: 4 or 6
 * @param v4Address IPv4 address or host name
 * @param v6Address IPv6 address or host name; {@code ::} serves both families
 * @param port TCP port, 0 to 65535; 0 lets the system choose
 */
public record ListenSettings(int ipv, String v4Address, String v6Address, int port) {
    /** Checks the ranges. */
    public ListenSettings {
        if (ipv != 4 && ipv != 6) {
            throw SettingException.number("ipv", ipv, "4 or 6");
        }
        if (port < 0 || port > 65535) {
            throw SettingException.number("port", port, "0 to 65535");
        }
    }

    /**
     * The one that counts.
     *
     * @return IP address or host name
     */
    public String address() {
        return ipv == 6 ? v6Address : v4Address;
    }
}
