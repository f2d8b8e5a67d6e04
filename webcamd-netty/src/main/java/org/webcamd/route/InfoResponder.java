package org.webcamd.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.concurrent.CompletableFuture;

/** Answers with statistics as JSON. Any event loop. */
public final class InfoResponder implements Responder {
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
    @Override
    public void answer(Exchange exchange, Destination destination) throws BadRequestException {
        int from = QueryItems.from(destination.target());
        ServedCamera camera = destination.camera();
        CompletableFuture<Void> controlsRead = document.readControls();
        if (controlsRead.isDone()) {
            answerNow(exchange, camera, from);
        } else {
            controlsRead.whenCompleteAsync((nothing, failure) -> answerNow(exchange, camera, from),
                exchange.context().executor());
        }
    }

    private void answerNow(Exchange exchange, ServedCamera camera, int from) {
        String host = exchange.headers().get(HttpHeaderNames.HOST, "");
        exchange.answerDocument(to -> document.write(to, camera, host, from));
    }
}
