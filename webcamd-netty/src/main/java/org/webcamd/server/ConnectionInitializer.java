package org.webcamd.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import org.webcamd.counters.Counters;
import org.webcamd.route.RequestHandler;
import org.webcamd.route.Responders;

/** Builds the pipeline of an accepted connection. Any event loop. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private static final int LIMIT_BYTES = 8 * 1024;
    /** For a picture to somebody who does not take it; a stream has limits of its own. */
    private static final int ANSWER_SECONDS = 60;

    private final ConnectionLimit limit;
    private final Responders responders;
    private final Counters counters;
    private final ChannelGroup connections;

    ConnectionInitializer(ConnectionLimit limit, Responders responders, Counters counters, ChannelGroup connections) {
        this.limit = limit;
        this.responders = responders;
        this.counters = counters;
        this.connections = connections;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        HttpDecoderConfig limits = new HttpDecoderConfig()
            .setMaxInitialLineLength(LIMIT_BYTES)
            .setMaxHeaderSize(LIMIT_BYTES)
            .setInitialBufferSize(256);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("limit", limit);
        pipeline.addLast("writeTimeout", new WriteTimeoutHandler(ANSWER_SECONDS));
        pipeline.addLast("codec", new HttpServerCodec(limits));
        pipeline.addLast("flow", new FlowControlHandler());
        pipeline.addLast("requests", new RequestHandler(responders, counters));
    }
}
