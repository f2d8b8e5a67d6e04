package org.webcamd.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.Place;
import org.webcamd.memory.ByteBudget;

/**
 * The handlers of HTTP: each connection gets its own, and loses them by name when it becomes a stream's. What stands
 * below the first of them, such as TLS, is not of HTTP and stays for as long as the connection does. Shared by all
 * connections; any event loop.
 */
public final class ConnectionHandlers {
    // From the socket upwards.
    private static final String LIMIT = "limit";
    private static final String DECODER = "decoder";
    private static final String ENCODER = "encoder";
    private static final String REQUESTS = "requests";
    /** Streams; takes the place of the four above. */
    static final String VIEWER = "viewer";

    private static final int LINE_BYTES = 16 * 1024;
    private static final int HEADER_BYTES = 64 * 1024;
    private static final int BUFFER_BYTES = 256;

    private final ServerName name;
    private final Routing routing;
    private final AllowedOrigins origins;
    private final AccessLog log;
    private final ByteBudget requestMemory;
    private final AnswerLimits limits;

    /**
     * For all connections.
     *
     * @param name of the program, in all answers
     * @param routing who answers
     * @param origins which pages may read the answers
     * @param logRequests whether each request is logged
     * @param requestMemory of the requests of all connections
     * @param limits what bounds their answers
     */
    public ConnectionHandlers(ServerName name, Routing routing, AllowedOrigins origins, boolean logRequests,
        ByteBudget requestMemory, AnswerLimits limits) {
        this.name = name;
        this.routing = routing;
        this.origins = origins;
        log = new AccessLog(logRequests);
        this.requestMemory = requestMemory;
        this.limits = limits;
    }

    /** {@return of the program, for those who answer before a request is read} */
    public ServerName name() {
        return name;
    }

    /**
     * Lets a connection be asked.
     *
     * @param pipeline of the connection
     * @param limit refuses the connection if there is no place for it, before the others see it
     * @param place of the connection
     */
    public void addTo(ChannelPipeline pipeline, ChannelHandler limit, Place place) {
        HttpDecoderConfig config = new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE_BYTES)
            .setMaxHeaderSize(HEADER_BYTES)
            .setInitialBufferSize(BUFFER_BYTES)
            .setStrictLineParsing(false);
        RequestDeadline deadline = new RequestDeadline(place, limits.counters());
        RequestDecoder decoder = new RequestDecoder(config, name, requestMemory, place, deadline, limits.counters());
        pipeline.addLast(LIMIT, limit);
        pipeline.addLast(DECODER, decoder);
        pipeline.addLast(ENCODER, new AnswerEncoder(name));
        pipeline.addLast(REQUESTS, new RequestHandler(decoder, routing, origins, log, limits, place, deadline));
    }

    /**
     * Nothing of HTTP follows, neither way: what was written before has passed the encoder already. The last one first:
     * a handler that is removed passes on what it has held back, and nobody is to read it. On the connection's event
     * loop.
     */
    static void removeHttp(ChannelPipeline pipeline) {
        assert pipeline.channel().eventLoop().inEventLoop();
        pipeline.remove(REQUESTS);
        pipeline.remove(ENCODER);
        pipeline.remove(DECODER);
        pipeline.remove(LIMIT);
    }
}
