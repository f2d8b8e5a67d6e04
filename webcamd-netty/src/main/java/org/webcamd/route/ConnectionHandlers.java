package org.webcamd.route;

import io.netty.channel.ChannelPipeline;

/**
 * The names of a connection's handlers, from the socket upwards. What stands below the first of them, such as TLS, is
 * not of HTTP and stays for as long as the connection does. Stateless.
 */
public final class ConnectionHandlers {
    /** Refuses a connection for which there is no place. */
    public static final String LIMIT = "limit";
    /** Reads requests. */
    public static final String DECODER = "decoder";
    /** Writes answers. */
    public static final String ENCODER = "encoder";
    /** Passes requests to who answers them. */
    public static final String REQUESTS = "requests";
    /** Streams; takes the place of the four above. */
    static final String VIEWER = "viewer";

    private ConnectionHandlers() {
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
