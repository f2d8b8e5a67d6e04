package org.webcamd.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.InvalidLineSeparatorException;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.net.SocketAddress;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Passes the requests of one connection to their responders, one at a time: the next one is begun when the client has
 * taken the answer before. Stands behind a {@link RequestDecoder}, which holds back what is pipelined meanwhile.
 * Confined to its loop.
 */
final class RequestHandler extends ChannelInboundHandlerAdapter {
    private final Routing routing;
    private final AllowedOrigins origins;
    private final AccessLog log;
    private final Counters counters;
    private final Place place;
    private final RequestDeadline deadline;
    private final RequestDecoder decoder;
    private final AnswerLimits limits;
    private AnswerWriter writer;
    private final RequestBody body = new RequestBody();
    private HttpRequest request;
    /** From a request to its answer, and for ever when that is the last: what arrives then is not read. */
    private boolean answering;

    /** For one connection. */
    RequestHandler(RequestDecoder decoder, Routing routing, AllowedOrigins origins, AccessLog log,
        AnswerLimits limits, Place place, RequestDeadline deadline) {
        this.decoder = decoder;
        this.routing = routing;
        this.origins = origins;
        this.log = log;
        this.limits = limits;
        this.place = place;
        this.deadline = deadline;
        counters = limits.counters();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        writer = new AnswerWriter(ctx, limits);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        deadline.start(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            // At the end of a connection the codec passes on what was not whole.
            if (message instanceof HttpObject part && !answering && ctx.channel().isActive()) {
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
        DecoderResult understood = body.check(ctx, part);
        // Behind a head that is not understood no end follows.
        if (request != null && (part instanceof LastHttpContent || understood.isFailure())) {
            HttpRequest whole = request;
            request = null;
            answer(ctx, whole, understood);
        }
    }

    private void answer(ChannelHandlerContext ctx, HttpRequest whole, DecoderResult understood) {
        answering = true;
        decoder.hold();
        deadline.stop();
        counters.increment(Counter.REQUESTS);
        SocketAddress client = place.client(whole.headers());
        Exchange exchange = new Exchange(ctx, whole, client, origins, log, writer, () -> onTaken(ctx));
        if (decoder.hasBareLines()) {
            HttpUtil.setKeepAlive(whole, false);
        }
        if (understood.isFailure()) {
            refuse(exchange, understood.cause());
        } else if (decoder.hasBareLines() && place.isProxy()) {
            refuse(exchange, new InvalidLineSeparatorException());
        } else if (!place.beginRequest(client)) {
            counters.increment(Counter.REQUESTS_OVER_SHARE);
            exchange.unavailable("too many requests from your address at once (--max-per-address)");
        } else {
            routing.answer(exchange);
        }
        if (answering) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    private void onTaken(ChannelHandlerContext ctx) {
        answering = false;
        // One who has gone while an answer was awaited sends no further request, and none is late.
        if (ctx.channel().isActive()) {
            deadline.start(ctx);
            // Others come between two requests of one client, however many it has sent at once.
            ctx.executor().execute(() -> resume(ctx));
        }
    }

    private void resume(ChannelHandlerContext ctx) {
        if (ctx.isRemoved() || !ctx.channel().isActive()) {
            return;
        }
        decoder.resume();
        if (!answering) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void refuse(Exchange exchange, Throwable cause) {
        counters.increment(Counter.REQUESTS_MALFORMED);
        if (cause instanceof TooLongHttpLineException) {
            exchange.refuseAndClose(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the request line is longer than 16 KiB");
        } else if (cause instanceof TooLongHttpHeaderException) {
            exchange.refuseAndClose(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "the headers are longer than 64 KiB");
        } else if (cause instanceof BodyRefusal refusal) {
            exchange.refuseAndClose(refusal.status(), refusal.getMessage());
        } else {
            exchange.refuseAndClose(HttpResponseStatus.BAD_REQUEST, "this is no HTTP request");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadline.stop();
        writer.close();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        deadline.stop();
        writer.close();
    }

    /** The client is gone or the connection broke; a fault of ours would show in tests, not here. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
