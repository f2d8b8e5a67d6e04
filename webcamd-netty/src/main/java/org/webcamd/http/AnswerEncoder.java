package org.webcamd.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Writes answers, and in each which program gives it. Confined to the event loop of its connection. */
public final class AnswerEncoder extends HttpResponseEncoder {
    private final ServerName name;
    /** Of the next answer alone; null for none. */
    private String other;

    /** For one connection. */
    AnswerEncoder(ServerName name) {
        this.name = name;
    }

    /**
     * Has the next answer of a connection say first which other program it is like. On the connection's event loop.
     *
     * @param channel of a request
     * @param other product and version, such as "MJPG-Streamer/0.2"
     */
    public static void answerLike(Channel channel, String other) {
        channel.pipeline().get(AnswerEncoder.class).other = other;
    }

    @Override
    protected void sanitizeHeadersBeforeEncode(HttpResponse answer, boolean isAlwaysEmpty) {
        // What only tells a client to go on is no answer yet.
        if (!answer.status().equals(HttpResponseStatus.CONTINUE)) {
            answer.headers().set(ResponseHeader.SERVER, other == null ? name.product() : other + " " + name.product());
            other = null;
        }
        super.sanitizeHeadersBeforeEncode(answer, isAlwaysEmpty);
    }
}
