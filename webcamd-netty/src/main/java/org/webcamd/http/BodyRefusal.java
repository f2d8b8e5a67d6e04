package org.webcamd.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/** A body that is not to be read. The message is for the client; no stack trace, since nothing here is at fault. */
final class BodyRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpResponseStatus status;

    BodyRefusal(HttpResponseStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    HttpResponseStatus status() {
        return status;
    }
}
