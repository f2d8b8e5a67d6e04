package org.webcamd.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/**
 * Which web pages may read what is served here (the Fetch standard's CORS protocol): all, or those of listed origins.
 * Immutable; any thread.
 *
 * @param origins {@code *}, or origins such as {@code https://mainsail.local}
 */
public record AllowedOrigins(List<String> origins) {
    /** Any page. */
    public static final AllowedOrigins ANY = new AllowedOrigins(List.of("*"));

    private static final String PREFLIGHT_SECONDS = "86400";

    /** Copies the list. */
    public AllowedOrigins {
        origins = List.copyOf(origins);
    }

    /** Tells whether a page's origin was allowed by name, and not as one of all. */
    boolean lists(String origin) {
        return origin != null && origins.contains(origin);
    }

    /** Says in an answer whether the page that asked may read it. */
    void allow(HttpHeaders request, HttpHeaders response) {
        if (origins.contains("*")) {
            response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            return;
        }
        response.add(ResponseHeader.VARY, HttpHeaderNames.ORIGIN);
        String origin = request.get(HttpHeaderNames.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
    }

    /** Says what a page may ask. */
    static void allowMethods(HttpHeaders request, HttpHeaders response) {
        response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_METHODS, Exchange.METHODS);
        String wanted = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null) {
            response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
        response.set(ResponseHeader.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }
}
