package org.webcamd.source;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a picture is fetched from. Written as text it has neither the password nor the query, which often holds one: it
 * is shown to viewers.
 *
 * @param secure whether over TLS
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 * @param target path and query
 * @param credentials user and password with a colon between them, or null
 */
record HttpAddress(boolean secure, String host, int port, String target, String credentials) {
    static final String HTTP = "http://";
    static final String HTTPS = "https://";

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Pattern URL = Pattern.compile(
        "(?i)(https?)://(?:([^/?#]*)@)?(\\[[0-9a-f:.%]+]|[^/?#:@\\[\\]]+)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?");
    /** What a URL must not contain, but users paste. */
    private static final Pattern UNSAFE = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

    /** Reads a URL, leniently. */
    static HttpAddress parse(String url) {
        Matcher parts = URL.matcher(UNSAFE.matcher(url).replaceAll(unsafe -> percentEncoded(unsafe.group())));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + url + "' is no address such as http://host:8080/?action=stream");
        }
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        int port = parts.group(4) == null ? secure ? HTTPS_PORT : HTTP_PORT : Integer.parseInt(parts.group(4));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("the port of '" + url + "' must be 1 to 65535");
        }
        String host = parts.group(3).replace("[", "").replace("]", "");
        String target = Objects.requireNonNullElse(parts.group(5), "/");
        String credentials = parts.group(2) == null ? null : decoded(parts.group(2));
        return new HttpAddress(secure, host, port, target.startsWith("/") ? target : "/" + target, credentials);
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
     * Where a redirect leads. The password goes along only to the same server.
     *
     * @throws IllegalArgumentException when it leads nowhere, or away from TLS
     */
    HttpAddress redirected(String location) {
        HttpAddress next = parse(URI.create(origin() + target).resolve(
            UNSAFE.matcher(location).replaceAll(unsafe -> percentEncoded(unsafe.group()))).toString());
        if (secure && !next.secure) {
            throw new IllegalArgumentException("it leads from https to http");
        }
        boolean sameServer = next.secure == secure && next.port == port && next.host.equalsIgnoreCase(host);
        return next.credentials != null || !sameServer ? next
            : new HttpAddress(next.secure, next.host, next.port, next.target, credentials);
    }

    /** The value of the Host header: with the port where it is not the usual one. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    private String origin() {
        return (secure ? HTTPS : HTTP) + authority();
    }

    @Override
    public String toString() {
        int query = target.indexOf('?');
        return origin() + (query < 0 ? target : target.substring(0, query));
    }
}
