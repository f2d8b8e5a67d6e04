package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The host in a Host header, an origin or an address. Two are equal when they are the same but for port, case, a
 * closing dot, the zone of an IPv6 address or its spelling. Nothing is looked up. Immutable.
 *
 * @param name in lower case; of an address, as all of that value are written; only a top-level name keeps its last dot
 * @param address null for a name
 */
record WebHost(String name, InetAddress address) {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_PORT = 5;
    private static final int LARGEST_PORT = 65_535;
    private static final List<String> LOCAL = List.of("localhost", "localhost.");
    /** What the DNS of the internet never has: RFC 6761, 6762 with its appendix G, 8375, and ICANN's of 2024. */
    private static final List<String> PRIVATE_ENDS = List.of(".localhost", ".local", ".lan", ".home.arpa", ".internal");

    /** That of the Host header, if there is exactly one and it can be understood. */
    static Optional<WebHost> ofRequest(HttpHeaders headers) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        return hosts.size() == 1 ? ofAuthority(hosts.get(0)) : Optional.empty();
    }

    /** That of {@code name:80}, {@code 10.0.0.5} or {@code [fe80::1%eth0]:80}; nothing for what is none of these. */
    static Optional<WebHost> ofAuthority(String authority) {
        int port = portStart(authority);
        if (port < authority.length() && !isPort(authority.substring(port + 1))) {
            return Optional.empty();
        }
        String host = authority.substring(0, port);
        return host.startsWith("[") ? ofIpv6(host) : ofNameOrIpv4(host.toLowerCase(Locale.ROOT));
    }

    /** Where the colon before the port stands, or the end. */
    static int portStart(String authority) {
        int colon = authority.indexOf(':', authority.indexOf(']') + 1);
        return colon < 0 ? authority.length() : colon;
    }

    /** No port behind the colon is the usual one. */
    private static boolean isPort(String text) {
        return text.length() <= LONGEST_PORT && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.isEmpty() || Integer.parseInt(text) <= LARGEST_PORT);
    }

    private static Optional<WebHost> ofIpv6(String brackets) {
        boolean closed = brackets.indexOf(']') == brackets.length() - 1 && brackets.length() <= LONGEST_NAME;
        String inside = closed ? brackets.substring(1, brackets.length() - 1) : "";
        int zone = inside.indexOf('%');
        String address = zone < 0 ? inside : inside.substring(0, zone);
        return NetUtil.isValidIpV6Address(address) ? ofAddress(address) : Optional.empty();
    }

    private static Optional<WebHost> ofNameOrIpv4(String host) {
        if (NetUtil.isValidIpV4Address(host)) {
            return ofAddress(host);
        }
        String name = isTopLevel(host) || !host.endsWith(".") ? host : host.substring(0, host.length() - 1);
        return isName(name) ? Optional.of(new WebHost(name, null)) : Optional.empty();
    }

    private static boolean isTopLevel(String host) {
        return host.indexOf('.') == host.length() - 1;
    }

    private static Optional<WebHost> ofAddress(String text) {
        try {
            InetAddress address = InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
            return Optional.of(new WebHost(NetUtil.toAddressString(address), address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A browser takes a name whose last label is a number for an address, and for a bad one. */
    private static boolean isName(String name) {
        String[] labels = name.split("\\.");
        boolean plain = name.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || ".-_".indexOf(c) >= 0);
        return plain && labels.length > 0 && name.length() <= LONGEST_NAME
            && Stream.of(labels).noneMatch(String::isEmpty)
            && !labels[labels.length - 1].matches("[0-9]+|0x[0-9a-f]*");
    }

    boolean isAddress() {
        return address != null;
    }

    /** Of a network at home or within a firm, of this link or of this machine. */
    boolean isPrivateAddress() {
        if (!isAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 0x40;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        return shared || uniqueLocal || address.isSiteLocalAddress() || address.isLinkLocalAddress()
            || address.isLoopbackAddress();
    }

    /** A name that nobody on the internet can own: {@code localhost}, or one such as {@code mainsail.local}. */
    boolean isPrivateName() {
        return !isAddress() && (LOCAL.contains(name) || PRIVATE_ENDS.stream().anyMatch(name::endsWith));
    }

    /** A name without a dot, which only the own network resolves. */
    boolean isBareName() {
        return !isAddress() && name.indexOf('.') < 0;
    }

    /** As it stands in an address. */
    String text() {
        return name.indexOf(':') < 0 ? name : "[" + name + "]";
    }
}
