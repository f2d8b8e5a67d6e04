package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.webcamd.counters.Counters;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.viewer.Framing;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.ViewerHandler;
import org.webcamd.websocket.Handshake;

/**
 * Begins a live stream: writes its head and hands the channel to a {@link ViewerHandler}; or, for who wants a
 * WebSocket, leaves it to the one who begins those. Any event loop.
 */
final class StreamResponder implements Responder {
    private final StreamDesk desk;
    private final SocketResponder sockets;
    private final StreamSettings settings;
    private final Counters counters;

    StreamResponder(StreamDesk desk, SocketResponder sockets, StreamSettings settings, Counters counters) {
        this.desk = desk;
        this.sockets = sockets;
        this.settings = settings;
        this.counters = counters;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) throws BadRequestException {
        if (Handshake.isWanted(exchange.request())) {
            sockets.answerStream(exchange, destination);
            return;
        }
        StreamDesk.Asked asked = desk.asked(destination.target());
        Framing framing = QueryItems.framing(destination.target(),
            exchange.headers().get(HttpHeaderNames.USER_AGENT), exchange.headers().get(HttpHeaderNames.ACCEPT));
        if (exchange.isHead()) {
            exchange.answerStreamHead(framing.contentType());
            return;
        }
        try {
            ServedCamera camera = destination.camera();
            StreamDesk.Admitted viewer = desk.admit(camera, asked, StreamDesk.Client.of(exchange, destination.pass()));
            exchange.beginStream(framing.contentType(), framing.preamble(), new ViewerHandler(viewer.supply(), framing,
                settings, asked.rate(), camera.audience(), viewer.stats(), counters));
        } catch (UnavailableException explained) {
            exchange.unavailable(explained.getMessage());
        }
    }
}
