package org.webcamd.route;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Answers with statistics as JSON. Any event loop. */
public final class InfoResponder {
    private final InfoDocument document;

    /**
     * Tells of all cameras and their viewers.
     *
     * @param document what is told
     */
    public InfoResponder(InfoDocument document) {
        this.document = document;
    }

    void answer(Exchange exchange, ServedCamera camera) {
        String host = exchange.headers().get(HttpHeaderNames.HOST, "");
        exchange.answer(HttpResponseStatus.OK, "application/json",
            Unpooled.wrappedBuffer(document.write(camera, host)), headers -> { });
    }
}
