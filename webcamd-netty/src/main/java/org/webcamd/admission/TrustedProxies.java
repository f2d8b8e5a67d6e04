package org.webcamd.admission;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.webcamd.settings.SettingException;

/** The proxies that are believed whom they speak for. Immutable; any thread. */
public final class TrustedProxies {
    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final String KEY = "trusted-proxy";
    private static final String ACCEPTED = "an IP address such as 127.0.0.1, or a network such as 10.0.0.0/8";
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int ANY_PORT = 0;

    private final List<String> texts;
    private final List<IpSubnetFilterRule> networks;

    /**
     * Reads addresses and networks.
     *
     * @param texts each as {@code 127.0.0.1}, {@code 10.0.0.0/8} or {@code fd00::/8}
     */
    public TrustedProxies(List<String> texts) {
        this.texts = texts.stream().map(String::strip).toList();
        networks = this.texts.stream().map(TrustedProxies::network).toList();
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw SettingException.text(KEY, text, ACCEPTED);
        }
        int bits = address instanceof Inet4Address ? IPV4_BITS : IPV6_BITS;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw SettingException.of(KEY,
                " is '%s', the prefix behind the / must be 0 to %d".formatted(text, bits));
        }
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }

    /** Below zero for what is no number. */
    private static int prefix(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /** Whoever comes by a Unix domain socket may open its file, and is believed: that is a proxy on this machine. */
    boolean trusts(SocketAddress peer) {
        InetAddress ip = PeerAddress.ip(peer);
        return ip == null ? PeerAddress.isUnix(peer) : trusts(ip);
    }

    /** Tells whether an address is one of them. */
    boolean trusts(InetAddress address) {
        if (networks.isEmpty()) {
            return false;
        }
        InetSocketAddress plain = new InetSocketAddress(IpAddress.plain(address), ANY_PORT);
        return networks.stream().anyMatch(network -> network.matches(plain));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedProxies proxies && texts.equals(proxies.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
