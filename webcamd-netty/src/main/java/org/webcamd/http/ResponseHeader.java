package org.webcamd.http;

/**
 * Names of header lines in answers, spelled as every server spells them: Netty's own are in lower case, which HTTP
 * allows and small clients that compare bytes do not.
 */
final class ResponseHeader {
    static final String CACHE_CONTROL = "Cache-Control";
    static final String CONNECTION = "Connection";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_TYPE = "Content-Type";
    static final String EXPIRES = "Expires";
    static final String KEEP_ALIVE = "Keep-Alive";
    static final String PRAGMA = "Pragma";
    static final String RETRY_AFTER = "Retry-After";
    static final String SERVER = "Server";
    static final String X_ACCEL_BUFFERING = "X-Accel-Buffering";
    static final String X_CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    private ResponseHeader() {
    }
}
