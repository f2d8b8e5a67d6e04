package org.webcamd.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseEncoder;
import org.webcamd.admission.Admission;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.memory.ByteBudget;
import org.webcamd.route.AnswerLimits;
import org.webcamd.route.ConnectionHandlers;
import org.webcamd.route.RequestDeadline;
import org.webcamd.route.RequestDecoder;
import org.webcamd.route.RequestHandler;
import org.webcamd.route.RouteTable;

/** Builds the pipeline of an accepted connection. Any event loop. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private static final int LINE_BYTES = 16 * 1024;
    private static final int HEADER_BYTES = 64 * 1024;

    private final Admission admission;
    private final Refusals refusals;
    private final RouteTable routes;
    private final ByteBudget requestMemory;
    private final AnswerLimits answerLimits;
    private final ChannelGroup connections;

    ConnectionInitializer(Admission admission, Refusals refusals, RouteTable routes, ByteBudget requestMemory,
        AnswerLimits answerLimits, ChannelGroup connections) {
        this.admission = admission;
        this.refusals = refusals;
        this.routes = routes;
        this.requestMemory = requestMemory;
        this.answerLimits = answerLimits;
        this.connections = connections;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        HttpDecoderConfig limits = new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE_BYTES)
            .setMaxHeaderSize(HEADER_BYTES)
            .setInitialBufferSize(256);
        Place place = admission.place(channel.remoteAddress(), () -> makeRoom(channel));
        RequestDeadline deadline = new RequestDeadline(place, answerLimits.counters());
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(ConnectionHandlers.LIMIT, new ConnectionLimit(place, refusals));
        RequestDecoder decoder =
            new RequestDecoder(limits, requestMemory, place, deadline, answerLimits.counters());
        pipeline.addLast(ConnectionHandlers.DECODER, decoder);
        pipeline.addLast(ConnectionHandlers.ENCODER, new HttpResponseEncoder());
        pipeline.addLast(ConnectionHandlers.REQUESTS,
            new RequestHandler(decoder, routes, answerLimits, place, deadline));
    }

    private void makeRoom(Channel idle) {
        answerLimits.counters().increment(Counter.CONNECTIONS_EVICTED);
        idle.close();
    }
}
