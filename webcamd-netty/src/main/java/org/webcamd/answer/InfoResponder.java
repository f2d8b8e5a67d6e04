package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.concurrent.CompletableFuture;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;

/** Answers with statistics as JSON. Any event loop. */
final class InfoResponder implements Responder {
    private final InfoDocument document;

    InfoResponder(InfoDocument document) {
        this.document = document;
    }

    /** The values of controls are the driver's to tell, and are waited for, but not for long. */
    @Override
    public void answer(Exchange exchange, Destination destination) throws BadRequestException {
        ServedCamera camera = destination.camera();
        InfoReader reader = new InfoReader(exchange.headers().get(HttpHeaderNames.HOST, ""),
            exchange.headers().get(HttpHeaderNames.USER_AGENT), destination.pass(),
            QueryItems.from(destination.target()));
        CompletableFuture<Void> controlsRead = document.readControls();
        if (controlsRead.isDone()) {
            answerNow(exchange, camera, reader);
        } else {
            controlsRead.whenCompleteAsync((nothing, failure) -> answerNow(exchange, camera, reader),
                exchange.channel().eventLoop());
        }
    }

    private void answerNow(Exchange exchange, ServedCamera camera, InfoReader reader) {
        Json.answer(exchange, to -> document.write(to, camera, reader));
    }
}
