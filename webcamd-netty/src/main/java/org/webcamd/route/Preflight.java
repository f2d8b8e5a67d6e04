package org.webcamd.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** What a page that may read answers is told before it asks (the Fetch standard's CORS preflight). Stateless. */
final class Preflight {
    private static final String SECONDS = "86400";

    private Preflight() {
    }

    /** Says which methods and headers it may use. */
    static void allow(HttpHeaders request, HttpHeaders response, String methods) {
        response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_METHODS, methods);
        String wanted = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null) {
            response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
        // Asked by browsers that want to know whether a page of a wider network may ask one of a narrower.
        if ("true".equals(request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK))) {
            response.set(ResponseHeader.ACCESS_CONTROL_ALLOW_PRIVATE_NETWORK, "true");
        }
        response.set(ResponseHeader.ACCESS_CONTROL_MAX_AGE, SECONDS);
    }
}
