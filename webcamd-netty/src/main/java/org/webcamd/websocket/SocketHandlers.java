package org.webcamd.websocket;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.function.Consumer;
import org.webcamd.counters.Counters;
import org.webcamd.viewer.StreamSettings;

/**
 * The handlers of a connection over which video goes as messages. Stateless.
 */
public final class SocketHandlers {
    /** What a client sends is short: a wish or a number. */
    private static final int MESSAGE_BYTES = 4096;
    private static final WebSocketDecoderConfig CONFIG = WebSocketDecoderConfig.newBuilder()
        .maxFramePayloadLength(MESSAGE_BYTES).expectMaskedFrames(true).allowMaskMismatch(false).allowExtensions(false)
        .closeOnProtocolViolation(true).build();

    private SocketHandlers() {
    }

    /**
     * With one camera.
     *
     * @param source of its frames; ended by the connection
     * @param settings how viewers are served
     * @param counters the server's
     * @return what adds the handlers
     */
    public static Consumer<ChannelPipeline> of(TrackSource source, StreamSettings settings, Counters counters) {
        return pipeline -> add(pipeline, new SocketHandler(null, source, settings, counters));
    }

    /**
     * With the cameras that the client asks for.
     *
     * @param sources where it asks
     * @param settings how viewers are served
     * @param counters the server's
     * @return what adds the handlers
     */
    public static Consumer<ChannelPipeline> of(TrackSources sources, StreamSettings settings, Counters counters) {
        return pipeline -> add(pipeline, new SocketHandler(sources, null, settings, counters));
    }

    private static void add(ChannelPipeline pipeline, SocketHandler handler) {
        pipeline.addLast(new WebSocket13FrameEncoder(false), new WebSocket13FrameDecoder(CONFIG),
            new Utf8FrameValidator(), new PieceCount(handler), new WebSocketFrameAggregator(MESSAGE_BYTES), handler);
    }
}
