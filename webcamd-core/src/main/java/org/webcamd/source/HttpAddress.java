package org.webcamd.source;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.text.SourceText;

/**
 * Where a picture is fetched from. Written as text it has neither the password nor the query, which often holds one: it
 * is shown to viewers.
 *
 * @param secure whether over TLS
 * @param host a name or an address, without brackets and zone
 * @param zone the interface that an IPv6 address of one link is reached through, or null; no other machine's business
 * @param port 1 to 65535
 * @param target path and query
 * @param credentials user and password with a colon between them, or null
 * @param trust by what the server is believed to be who it is
 */
record HttpAddress(boolean secure, String host, String zone, int port, String target, String credentials,
    HttpTrust trust) {
    static final String HTTP = "http://";
    static final String HTTPS = "https://";

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Pattern URL = Pattern.compile("(?i)(https?)://(?:([^/?#]*)@)?"
        + "(?:\\[([0-9a-f:.]+)(?:%([0-9a-z._~%-]+))?]|([^/?#:@\\[\\]]+))(?::([0-9]{1,5}))?([/?][^#]*)?(?:#(.*))?");
    /** What a URL must not contain, but users paste. */
    private static final Pattern UNSAFE = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");
    /** What is sent as it was written, but is no URI. */
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})|[\\[\\]]");

    /** Reads what a user has written, leniently, but for what may be a password in the wrong place. */
    static HttpAddress parse(String url) {
        Matcher parts = parts(url);
        String fragment = Objects.requireNonNullElse(parts.group(8), "");
        if (parts.group(2) != null || parts.group(6) != null || fragment.contains("@")) {
            requireNoPassword(url, Objects.requireNonNullElse(parts.group(7), "/"), fragment);
        }
        HttpAddress address = of(url, parts);
        return fragment.isEmpty() ? address : address.trusting(pin(fragment, address.secure));
    }

    private static Matcher parts(String url) {
        Matcher parts = URL.matcher(UNSAFE.matcher(url).replaceAll(unsafe -> percentEncoded(unsafe.group())));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                "'" + SourceText.shown(url) + "' is no address such as http://host:8080/?action=stream" + escape(url));
        }
        return parts;
    }

    /** A slash, a question mark or a hash in it ends the host, or what was taken for one. */
    private static void requireNoPassword(String url, String target, String fragment) {
        int query = target.indexOf('?');
        String path = query > 0 ? target.substring(0, query) : target;
        if (path.contains("@") || fragment.contains("@")) {
            throw new IllegalArgumentException("'" + SourceText.shown(url) + "' has an @ behind its host: in a path it "
                + "is written %40" + escape(url));
        }
    }

    private static String escape(String url) {
        return url.contains("@") ? "; in a user and a password, / is written %2F, ? %3F, # %23 and @ %40" : "";
    }

    private static HttpTrust pin(String fragment, boolean secure) {
        if (!fragment.contains("=")) {
            return HttpTrust.USUAL;
        }
        if (!fragment.regionMatches(true, 0, HttpTrust.PIN, 0, HttpTrust.PIN.length())) {
            throw new IllegalArgumentException("behind the # of a source stands sha256=FINGERPRINT, or nothing");
        }
        if (!secure) {
            throw new IllegalArgumentException("#sha256= is for sources of https:, which have a certificate");
        }
        return HttpTrust.pinned(fragment.substring(HttpTrust.PIN.length()));
    }

    private static HttpAddress of(String url, Matcher parts) {
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        int port = parts.group(6) == null ? usualPort(secure) : Integer.parseInt(parts.group(6));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                "the port of '" + SourceText.shown(url) + "' must be 1 to 65535" + escape(url));
        }
        String host = Objects.requireNonNullElse(parts.group(3), parts.group(5));
        String target = Objects.requireNonNullElse(parts.group(7), "/");
        String credentials = parts.group(2) == null ? null : decoded(parts.group(2));
        return new HttpAddress(secure, host, zone(parts.group(4)), port,
            target.startsWith("/") ? target : "/" + target, credentials, HttpTrust.USUAL);
    }

    /** The same, with what lets webcamd in there. */
    HttpAddress with(SourceAccess access) {
        HttpAddress known = access.login().map(login -> new HttpAddress(secure, host, zone, port, target,
            login.credentials(), trust)).orElse(this);
        return access.insecure() ? known.trusting(HttpTrust.ANYBODY) : known;
    }

    private HttpAddress trusting(HttpTrust other) {
        return new HttpAddress(secure, host, zone, port, target, credentials, other);
    }

    private static int usualPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    /** In URLs the percent sign before a zone is itself escaped (RFC 6874), but people seldom do so. */
    private static String zone(String written) {
        return written != null && written.length() > 2 && written.startsWith("25") ? written.substring(2) : written;
    }

    private static String percentEncoded(String character) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(one & 0xFF));
        }
        return encoded.toString();
    }

    private static String decoded(String userInfo) {
        String escaped = userInfo.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /**
     * Where a redirect leads. The password goes along only to the same server, and a certificate of its own is
     * expected of the same host alone.
     *
     * @throws IllegalArgumentException when it leads nowhere, or away from TLS
     */
    HttpAddress redirected(String location) {
        String there = uri().resolve(strict(location.replaceFirst("#.*", ""))).toString();
        HttpAddress next = of(there, parts(there));
        if (secure && !next.secure) {
            throw new IllegalArgumentException("it leads from https to http");
        }
        boolean sameHost = next.host.equalsIgnoreCase(host);
        boolean sameServer = sameHost && next.secure == secure && next.port == port;
        return new HttpAddress(next.secure, next.host, sameHost ? zone : null, next.port, next.target,
            next.credentials == null && sameServer ? credentials : next.credentials,
            sameHost ? trust : HttpTrust.USUAL);
    }

    /** Without what shows who asks, and with what java.net.URI is strict about escaped. */
    URI uri() {
        return URI.create(strict(origin() + target));
    }

    private static String strict(String url) {
        String escaped = UNSAFE.matcher(url).replaceAll(unsafe -> percentEncoded(unsafe.group()));
        int path = Math.max(escaped.indexOf('/', escaped.indexOf("//") + 2), 0);
        return escaped.substring(0, path)
            + NO_ESCAPE.matcher(escaped.substring(path)).replaceAll(one -> percentEncoded(one.group()));
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    String user() {
        return credentials.split(":", 2)[0];
    }

    /** Empty when there is none: a user without a password is sent with a colon all the same. */
    String password() {
        int colon = credentials.indexOf(':');
        return colon < 0 ? "" : credentials.substring(colon + 1);
    }

    boolean hasUsualPort() {
        return port == usualPort(secure);
    }

    /** The value of the Host header: with the port where it is not the usual one. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return hasUsualPort() ? name : name + ":" + port;
    }

    private String origin() {
        return scheme() + "://" + authority();
    }

    @Override
    public String toString() {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return SourceText.line(origin() + path.replaceFirst(".*@", "/" + SourceText.HIDDEN));
    }
}
