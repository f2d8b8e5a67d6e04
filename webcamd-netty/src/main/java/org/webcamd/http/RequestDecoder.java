package org.webcamd.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.InvalidLineSeparatorException;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.memory.ByteBudget;

/**
 * Reads one request at a time, also from a client that has closed its sending side behind it: what is pipelined stays
 * in bytes until the answer before was taken. What the requests of all connections occupy while they are read and
 * answered has a budget, of which one address may use a share; who comes when it is used up is closed.
 * Confined to the event loop of its connection.
 */
final class RequestDecoder extends HttpRequestDecoder {
    /** What a header line occupies as objects, beside its text. */
    private static final int LINE_BYTES = 128;

    private final ServerName name;
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
    /** The client sends no more; what it has sent before is still read. */
    private boolean inputEnded;
    private final LineEnds lineEnds = new LineEnds();

    /**
     * For one connection.
     *
     * @param limits of the request line and the header
     * @param name of the program, for refusals
     * @param memory of the requests of all connections
     */
    RequestDecoder(HttpDecoderConfig limits, ServerName name, ByteBudget memory, Place place,
        RequestDeadline deadline, Counters counters) {
        super(limits);
        this.name = name;
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
            ctx.writeAndFlush(name.refusal("503 Service Unavailable\r\nRetry-After: 1", "too many requests"));
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
            decodeStrictly(ctx, in, out);
            inside = out.isEmpty() || !(out.get(out.size() - 1) instanceof LastHttpContent);
            if (!out.isEmpty() && out.get(0) instanceof HttpRequest) {
                headBytes = Math.max(1, chargedBytes - in.readableBytes());
            }
        }
    }

    private void decodeStrictly(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (lineEnds.isNoBeginning(in)) {
            HttpMessage refused = createInvalidMessage();
            refused.setDecoderResult(DecoderResult.failure(new InvalidLineSeparatorException()));
            in.skipBytes(in.readableBytes());
            out.add(refused);
            return;
        }
        int from = in.readerIndex();
        super.decode(ctx, in, out);
        if (out.stream().noneMatch(RequestDecoder::hasContent)) {
            lineEnds.consumed(in, from);
        }
    }

    private static boolean hasContent(Object part) {
        return part instanceof HttpContent body && body.content().isReadable();
    }

    /** See {@link LineEnds#hasBare}. */
    boolean hasBareLines() {
        return lineEnds.hasBare();
    }

    /** The client has closed its sending side: it gets the answers to what it has sent, and no time to send more. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        // Netty's own would throw away what waits to be decoded.
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputEnded = true;
            closeIfNothingIsAsked(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    private void closeIfNothingIsAsked(ChannelHandlerContext ctx) {
        if (!inputEnded || held || ctx.isRemoved()) {
            return;
        }
        if (inside) {
            counters.increment(Counter.REQUESTS_MALFORMED);
            ctx.writeAndFlush(name.refusal("400 Bad Request",
                "the request ends too early: an empty line and, where it has one, its whole body are missing"));
        }
        ctx.close();
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
        lineEnds.nextRequest();
        held = false;
        if (actualReadableBytes() > 0) {
            charge(cost(internalBuffer()));
            decodeWhatIsThere();
            beginIfInside();
        }
        closeIfNothingIsAsked(context);
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
