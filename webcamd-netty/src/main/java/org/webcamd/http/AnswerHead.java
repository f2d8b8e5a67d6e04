package org.webcamd.http;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;

/** Headers that answers have in common, whatever they are about. Stateless. */
final class AnswerHead {
    private static final String NEVER_STORE = "no-store, no-cache, must-revalidate, no-transform, max-age=0";
    private static final String LONG_AGO = "Mon, 3 Jan 2000 12:34:56 GMT";
    private static final String IDLE_TIMEOUT = "timeout=" + RequestDeadline.IDLE_SECONDS;

    private AnswerHead() {
    }

    /** Nothing here is worth keeping, and it is what it is said to be. */
    static void ofAny(HttpHeaders headers) {
        headers.set(ResponseHeader.CACHE_CONTROL, NEVER_STORE);
        headers.set(ResponseHeader.PRAGMA, HttpHeaderValues.NO_CACHE);
        headers.set(ResponseHeader.EXPIRES, LONG_AGO);
        headers.set(ResponseHeader.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    /** No proxy is to collect it before it passes it on. */
    static void ofStream(String contentType, HttpHeaders headers) {
        headers.set(ResponseHeader.CONTENT_TYPE, contentType);
        headers.set(ResponseHeader.X_ACCEL_BUFFERING, "no");
    }

    /** Another request may follow; before HTTP/1.1 that has to be said. */
    static void ofMany(HttpVersion version, HttpHeaders headers) {
        headers.set(ResponseHeader.KEEP_ALIVE, IDLE_TIMEOUT);
        if (version.equals(HttpVersion.HTTP_1_0)) {
            headers.set(ResponseHeader.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    /** The connection ends with it. */
    static void ofLast(HttpHeaders headers) {
        headers.set(ResponseHeader.CONNECTION, HttpHeaderValues.CLOSE);
    }
}
