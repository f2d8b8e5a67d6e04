package org.webcamd.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a web page comes from, as browsers say it in an Origin header. Equal when browsers take them for the same.
 * Immutable.
 *
 * @param scheme in lower case
 * @param host of a page on the web, and whatever stands in that place for an extension or an app
 * @param port -1 for the usual one of the scheme
 */
record WebOrigin(String scheme, WebHost host, int port) {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,63}");
    private static final String BEHIND_SCHEME = "://";

    /** Nothing for what is no origin, which {@code null} is not either: it stands for any page without one. */
    static Optional<WebOrigin> parse(String text) {
        int colon = text.indexOf(BEHIND_SCHEME);
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(scheme).matches()) {
            return Optional.empty();
        }
        String authority = text.substring(colon + BEHIND_SCHEME.length());
        return WebHost.ofAuthority(authority).map(host -> new WebOrigin(scheme, host, portOf(scheme, authority)));
    }

    /** That of a page, by its address. */
    static Optional<WebOrigin> ofAddress(String address) {
        int colon = address.indexOf(BEHIND_SCHEME);
        int end = colon < 0 ? 0 : colon + BEHIND_SCHEME.length();
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return parse(address.substring(0, end));
    }

    private static int portOf(String scheme, String authority) {
        int start = WebHost.portStart(authority) + 1;
        int port = start < authority.length() ? Integer.parseInt(authority.substring(start)) : -1;
        boolean usual = scheme.equals("http") && port == 80 || scheme.equals("https") && port == 443;
        return usual ? -1 : port;
    }

    /** Whether it is a page that was loaded over HTTP, and not of an extension or an app. */
    boolean isOfWeb() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** As browsers write it. */
    String text() {
        return scheme + BEHIND_SCHEME + host.text() + (port < 0 ? "" : ":" + port);
    }
}
