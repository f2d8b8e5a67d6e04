package org.webcamd.route;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Reads the requests of one connection, one at a time, and passes each to its responder. Stands behind a
 * {@code FlowControlHandler}, which holds back what is pipelined while an answer is awaited. Confined to its loop.
 */
public final class RequestHandler extends ChannelInboundHandlerAdapter {
    private final Responders responders;
    private final Counters counters;
    private final RequestDeadline deadline;
    private HttpRequest request;
    /** From a request to its answer, and for ever when that is the last: what arrives then is not read. */
    private boolean answering;

    /**
     * For one connection.
     *
     * @param responders who answers
     * @param counters the server's
     */
    public RequestHandler(Responders responders, Counters counters) {
        this.responders = responders;
        this.counters = counters;
        deadline = new RequestDeadline(counters);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        deadline.start(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpObject part && !answering) {
                read(ctx, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext ctx, HttpObject part) {
        if (part instanceof HttpRequest head) {
            request = head;
        }
        DecoderResult understood = part.decoderResult();
        // Behind a head that is not understood no end follows.
        if (request != null && (part instanceof LastHttpContent || understood.isFailure())) {
            HttpRequest whole = request;
            request = null;
            answer(ctx, whole, understood);
        }
    }

    private void answer(ChannelHandlerContext ctx, HttpRequest whole, DecoderResult understood) {
        answering = true;
        deadline.stop();
        counters.increment(Counter.REQUESTS);
        Exchange exchange = new Exchange(ctx, whole, responders.origins(), responders.log(), this::onAnswered);
        if (understood.isFailure()) {
            refuse(exchange, understood.cause());
        } else {
            dispatch(exchange, whole);
        }
        if (!exchange.isAnswered()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    private void onAnswered(Exchange exchange) {
        ChannelHandlerContext ctx = exchange.context();
        answering = false;
        // One who has gone while an answer was awaited sends no further request, and none is late.
        if (ctx.channel().isActive()) {
            deadline.start(ctx);
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void refuse(Exchange exchange, Throwable cause) {
        counters.increment(Counter.REQUESTS_MALFORMED);
        if (cause instanceof TooLongHttpLineException) {
            exchange.refuseAndClose(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the request line is longer than 8 KiB");
        } else if (cause instanceof TooLongHttpHeaderException) {
            exchange.refuseAndClose(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "the headers are longer than 8 KiB");
        } else {
            exchange.refuseAndClose(HttpResponseStatus.BAD_REQUEST, "this is no HTTP request");
        }
    }

    private void dispatch(Exchange exchange, HttpRequest whole) {
        HttpMethod method = whole.method();
        if (method.equals(HttpMethod.OPTIONS)) {
            exchange.answerEmpty(HttpResponseStatus.NO_CONTENT, headers -> {
                headers.set(ResponseHeader.ALLOW, Exchange.METHODS);
                AllowedOrigins.allowMethods(exchange.headers(), headers);
            });
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            responders.answer(exchange, RequestTarget.parse(whole.uri()));
        } else {
            exchange.answer(HttpResponseStatus.METHOD_NOT_ALLOWED, Exchange.TEXT,
                PageResponder.text("method %s is not served here; accepted: %s".formatted(method, Exchange.METHODS)),
                headers -> headers.set(ResponseHeader.ALLOW, Exchange.METHODS));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadline.stop();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        deadline.stop();
    }

    /** The client is gone or the connection broke; a fault of ours would show in tests, not here. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
