package org.webcamd.answer;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.counters.Counters;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;
import org.webcamd.text.ForeignText;
import org.webcamd.viewer.Farewell;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.websocket.Handshake;
import org.webcamd.websocket.RefusedException;
import org.webcamd.websocket.SocketHandlers;
import org.webcamd.websocket.TrackSource;

/** Begins video over WebSocket: of one camera, or of those that the client asks for. Any event loop. */
final class SocketResponder implements Responder {
    private final StreamDesk desk;
    private final ServedCameras cameras;
    private final AllowedOrigins origins;
    private final StreamSettings settings;
    private final Counters counters;

    SocketResponder(StreamDesk desk, ServedCameras cameras, AllowedOrigins origins, StreamSettings settings,
        Counters counters) {
        this.desk = desk;
        this.cameras = cameras;
        this.origins = origins;
        this.settings = settings;
        this.counters = counters;
    }

    /** The cameras that the client asks for. */
    @Override
    public void answer(Exchange exchange, Destination destination) {
        if (!Handshake.isWanted(exchange.request())) {
            exchange.answer(HttpResponseStatus.UPGRADE_REQUIRED,
                "several cameras over one connection: this address is for WebSockets only", headers -> headers
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET));
        } else if (isWelcome(exchange)) {
            StreamDesk.Client client = StreamDesk.Client.of(exchange, destination.pass());
            Supplier<List<ServedCamera>> seen = () -> destination.seen(cameras.inOrder());
            begin(exchange, SocketHandlers.of((camera, query, channel) -> {
                if (!destination.pass().counts().getAsBoolean()) {
                    throw new RefusedException(Farewell.RIGHT_ENDED.text());
                }
                return open(camera, seen.get(), query, client);
            }, settings, counters));
        }
    }

    /** One camera, as the address says. */
    void answerStream(Exchange exchange, Destination destination) throws BadRequestException {
        StreamDesk.Asked asked = desk.asked(destination.target());
        if (!isWelcome(exchange)) {
            return;
        }
        try {
            TrackSource source =
                desk.admitTrack(destination.camera(), asked, StreamDesk.Client.of(exchange, destination.pass()));
            begin(exchange, SocketHandlers.of(source, settings, counters));
        } catch (UnavailableException explained) {
            exchange.unavailable(explained.getMessage());
        }
    }

    private TrackSource open(String name, List<ServedCamera> seen, String query, StreamDesk.Client client)
        throws RefusedException {
        try {
            return desk.admitTrack(camera(name, seen), desk.asked(RequestTarget.parse("?" + query)), client);
        } catch (BadRequestException | UnavailableException explained) {
            throw new RefusedException(explained.getMessage());
        }
    }

    /** The only one needs no name. */
    private static ServedCamera camera(String name, List<ServedCamera> seen) throws RefusedException {
        if (name.isEmpty() && seen.size() == 1) {
            return seen.get(0);
        }
        return seen.stream().filter(camera -> camera.name().equalsIgnoreCase(name)).findFirst()
            .orElseThrow(() -> new RefusedException("no camera '%s' here; there is: %s".formatted(
                ForeignText.cleaned(name), seen.stream().map(ServedCamera::name)
                    .collect(Collectors.joining(", ")))));
    }

    /** Says why not, if not. */
    private boolean isWelcome(Exchange exchange) {
        String fault = Handshake.fault(exchange.request());
        if (fault != null) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, fault);
        } else if (!Handshake.isOfVersion(exchange.request())) {
            exchange.answer(HttpResponseStatus.UPGRADE_REQUIRED, "a WebSocket of version 13 is spoken here", headers ->
                headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, Handshake.VERSION));
        } else if (!origins.mayConnect(exchange.headers())) {
            exchange.answer(HttpResponseStatus.FORBIDDEN, "a page of another site may not watch here "
                + "(--allow-origin)");
        } else {
            return true;
        }
        return false;
    }

    private static void begin(Exchange exchange, Consumer<ChannelPipeline> handlers) {
        exchange.handOver(Handshake.response(exchange.request()), handlers);
    }
}
