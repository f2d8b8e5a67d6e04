package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page that may read answers is told before it asks (the Fetch standard's CORS preflight). Stateless. */
final class Preflight {
    private static final String SECONDS = "86400";

    private Preflight() {
    }

    /** Says which methods and headers it may use: with that of {@link ControlGuard} only to set what it may set. */
    static void allow(HttpHeaders request, HttpHeaders response, String methods, boolean settable) {
        response.set("Access-Control-Allow-Methods", methods);
        String wanted = headers(request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS, ""), settable);
        if (!wanted.isEmpty()) {
            response.set("Access-Control-Allow-Headers", wanted);
        }
        // Asked by browsers that want to know whether a page of a wider network may ask one of a narrower.
        if ("true".equals(request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK))) {
            response.set("Access-Control-Allow-Private-Network", "true");
        }
        response.set("Access-Control-Max-Age", SECONDS);
    }

    private static String headers(String wanted, boolean settable) {
        return Stream.of(wanted.split(","))
            .map(String::strip)
            .filter(header -> !header.isEmpty() && (settable || !header.equalsIgnoreCase(ControlGuard.HEADER)))
            .collect(Collectors.joining(", "));
    }
}
