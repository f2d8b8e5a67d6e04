package org.webcamd.route;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.CompletableFuture;

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

    /** The values of controls are the driver's to tell, and are waited for, but not for long. */
    void answer(Exchange exchange, ServedCamera camera) {
        CompletableFuture<Void> controlsRead = document.readControls();
        if (controlsRead.isDone()) {
            answerNow(exchange, camera);
        } else {
            controlsRead.whenCompleteAsync((nothing, failure) -> answerNow(exchange, camera),
                exchange.context().executor());
        }
    }

    private void answerNow(Exchange exchange, ServedCamera camera) {
        String host = exchange.headers().get(HttpHeaderNames.HOST, "");
        exchange.answer(HttpResponseStatus.OK, "application/json",
            Unpooled.wrappedBuffer(document.write(camera, host)), headers -> { });
    }
}
