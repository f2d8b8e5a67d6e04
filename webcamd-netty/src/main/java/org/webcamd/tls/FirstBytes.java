package org.webcamd.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells by the first five bytes of a connection whether its client speaks TLS, and puts in its own place what does so
 * here, or nothing. Who sends nothing is idle, as with plain HTTP; who has begun has to go on. One for each connection,
 * confined to its event loop.
 */
final class FirstBytes extends ByteToMessageDecoder {
    static final String TLS = "tls";
    static final String PACE = "pace";

    private static final int ENOUGH = 5;

    private final TlsPort port;
    private Future<?> deadline;

    FirstBytes(TlsPort port) {
        this.port = port;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (in.readableBytes() < ENOUGH) {
            if (deadline == null && in.isReadable()) {
                deadline = ctx.executor().schedule(() -> ctx.close(), Handshakes.LONGEST_SECONDS, TimeUnit.SECONDS);
            }
        } else if (SslHandler.isEncrypted(in, false)) {
            speak(ctx, in);
        } else {
            ctx.pipeline().remove(this);
        }
    }

    private void speak(ChannelHandlerContext ctx, ByteBuf in) {
        SslHandler handler = port.handler(ctx.channel());
        if (handler == null) {
            in.skipBytes(in.readableBytes());
            ctx.close();
            return;
        }
        ctx.pipeline().addAfter(ctx.name(), PACE, new PacedWrites());
        ctx.pipeline().replace(this, TLS, handler);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
