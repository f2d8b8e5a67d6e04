package org.webcamd.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.memory.ByteBudget;

/**
 * Reads one request at a time: what is pipelined behind it stays in bytes until its answer was taken. What the requests
 * of all connections occupy while they are read and answered has a budget, of which one address may use a share; who
 * comes when it is used up is closed.
 * Confined to the event loop of its connection.
 */
final class RequestDecoder extends HttpRequestDecoder {
    /** What a header line occupies as objects, beside its text. */
    private static final int LINE_BYTES = 128;
    private static final byte[] REFUSAL = ("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 18\r\n"
        + "X-Content-Type-Options: nosniff\r\n\r\ntoo many requests\n")
        .getBytes(StandardCharsets.US_ASCII);

    private final ByteBudget memory;
    private final Place place;
    private final RequestDeadline deadline;
    private final Counters counters;
    private ChannelHandlerContext context;
    private long chargedBytes;
    /** What was charged when a head was read whole. */
    private long headBytes;
    private boolean held;
    /** Some bytes of a request were read, and not its end. */
    private boolean inside;

    /**
     * For one connection.
     *
     * @param limits of the request line and the header
     * @param memory of the requests of all connections
     */
    RequestDecoder(HttpDecoderConfig limits, ByteBudget memory, Place place, RequestDeadline deadline,
        Counters counters) {
        super(limits);
        this.memory = memory;
        this.place = place;
        this.deadline = deadline;
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message instanceof ByteBuf bytes && !charge(isInBody() ? bytes.readableBytes() : cost(bytes))) {
            bytes.release();
            counters.increment(Counter.REQUESTS_REFUSED);
            ctx.writeAndFlush(Unpooled.wrappedBuffer(REFUSAL));
            ctx.close();
            return;
        }
        super.channelRead(ctx, message);
        beginIfInside();
        giveBackBody();
    }

    private boolean isInBody() {
        return inside && headBytes > 0;
    }

    /** A body is thrown away as it comes. */
    private void giveBackBody() {
        long kept = headBytes + actualReadableBytes();
        if (isInBody() && kept < chargedBytes) {
            giveBack(chargedBytes - kept);
        }
    }

    private void beginIfInside() {
        if (inside) {
            deadline.begin();
        }
    }

    private static long cost(ByteBuf bytes) {
        long lines = 0;
        int from = bytes.readerIndex();
        for (int at = bytes.indexOf(from, bytes.writerIndex(), (byte) '\n'); at >= 0;
            at = bytes.indexOf(at + 1, bytes.writerIndex(), (byte) '\n')) {
            lines++;
        }
        return bytes.readableBytes() + LINE_BYTES * lines;
    }

    private boolean charge(long bytes) {
        if (!place.requestMemory().take(bytes)) {
            return false;
        }
        if (!memory.take(bytes)) {
            place.requestMemory().give(bytes);
            return false;
        }
        chargedBytes += bytes;
        return true;
    }

    private void giveBack(long bytes) {
        if (bytes > 0) {
            memory.give(bytes);
            place.requestMemory().give(bytes);
            chargedBytes -= bytes;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (!held) {
            super.decode(ctx, in, out);
            inside = out.isEmpty() || !(out.get(out.size() - 1) instanceof LastHttpContent);
            if (!out.isEmpty() && out.get(0) instanceof HttpRequest) {
                headBytes = Math.max(1, chargedBytes - in.readableBytes());
            }
        }
    }

    /** While an answer is awaited nothing is decoded, and that is no reason to read more. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (held) {
            ctx.fireChannelReadComplete();
        } else {
            super.channelReadComplete(ctx);
        }
    }

    /** A request was read: the next one is not begun before {@link #resume}. */
    void hold() {
        held = true;
    }

    /** The answer was taken, and nothing of the request is needed any more. */
    void resume() {
        giveBack(chargedBytes);
        headBytes = 0;
        held = false;
        if (actualReadableBytes() > 0) {
            charge(cost(internalBuffer()));
            decodeWhatIsThere();
            beginIfInside();
        }
    }

    private void decodeWhatIsThere() {
        try {
            super.channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception noRequest) {
            context.fireExceptionCaught(noRequest);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        giveBack(chargedBytes);
        super.handlerRemoved0(ctx);
    }
}
