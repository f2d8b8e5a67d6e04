package org.webcamd.admission;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * Reads whom a request of a trusted proxy is from. It is read from the right, where the proxy wrote: what stands to the
 * left of the first address that is no proxy's may be made up by whoever sent it, and is not looked at. Stateless.
 *
 * <p>{@code Forwarded} (RFC 7239) counts where there is no {@code X-Forwarded-For} only: of two that tell different
 * stories, the one that most proxies write and overwrite is the safer.
 */
final class ForwardedAddress {
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";
    private static final String FOR = "for=";
    /** An IPv6 address of the longest form, with brackets, quotes and a port, and some blanks. */
    private static final int LONGEST = 80;
    /** A Forwarded element tells more than the address: names of hosts. */
    private static final int LONGEST_ELEMENT = 1_000;
    private static final int MOST_PROXIES = 16;

    private ForwardedAddress() {
    }

    /** The right-most address that is no trusted proxy's, or null if there is none or the way to it is unreadable. */
    static InetAddress of(HttpHeaders headers, TrustedProxies proxies) {
        List<String> lines = headers.getAll(X_FORWARDED_FOR);
        boolean plain = !lines.isEmpty();
        if (!plain) {
            lines = headers.getAll(FORWARDED);
        }
        int hops = 0;
        // A proxy may have written a line of its own behind that of the client.
        for (int line = lines.size() - 1; line >= 0; line--) {
            String rest = lines.get(line);
            while (rest != null && hops < MOST_PROXIES) {
                hops++;
                int comma = plain ? rest.lastIndexOf(',') : lastComma(rest);
                String element = rest.substring(comma + 1);
                InetAddress address = address(plain ? element : forPart(element));
                if (address == null || !proxies.trusts(address)) {
                    return address;
                }
                rest = comma < 0 ? null : rest.substring(0, comma);
            }
        }
        return null;
    }

    /** The last one that stands in no quotes, as seen from the right. */
    private static int lastComma(String text) {
        boolean quoted = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            char next = text.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** The address in {@code for="[2001:db8::1]:4711";proto=https}, without quotes; empty when there is none. */
    private static String forPart(String element) {
        if (element.length() > LONGEST_ELEMENT) {
            return "";
        }
        for (String pair : element.split(";")) {
            String stripped = pair.strip();
            if (stripped.toLowerCase(Locale.ROOT).startsWith(FOR)) {
                String value = stripped.substring(FOR.length());
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return quoted ? value.substring(1, value.length() - 1) : value;
            }
        }
        return "";
    }

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]:80}. */
    private static InetAddress address(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String stripped = text.strip();
        int bracket = stripped.indexOf(']');
        if (stripped.startsWith("[") && bracket > 0) {
            return isPort(stripped.substring(bracket + 1)) ? IpAddress.parse(stripped.substring(1, bracket)) : null;
        }
        int colon = stripped.indexOf(':');
        boolean hasPort = colon > 0 && colon == stripped.lastIndexOf(':') && isPort(stripped.substring(colon));
        return IpAddress.parse(hasPort ? stripped.substring(0, colon) : stripped);
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }
}
