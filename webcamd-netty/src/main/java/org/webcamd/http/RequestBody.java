package org.webcamd.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The body of a request, which means nothing here: it is read past up to a length. Who asks before sending one is
 * answered at once. Confined to the event loop of its connection.
 */
final class RequestBody {
    private static final long LONGEST_BYTES = 1024 * 1024;

    private long bytes;

    /** Looks at the next part of a request: whether it is understood, and may be so long. */
    DecoderResult check(ChannelHandlerContext ctx, HttpObject part) {
        DecoderResult understood = part.decoderResult();
        if (understood.isFailure()) {
            return understood;
        }
        if (part instanceof HttpRequest head) {
            bytes = 0;
            return begin(ctx, head);
        }
        bytes += part instanceof HttpContent content ? content.content().readableBytes() : 0;
        return bytes > LONGEST_BYTES ? tooLong() : understood;
    }

    private static DecoderResult begin(ChannelHandlerContext ctx, HttpRequest head) {
        long announced = HttpUtil.getContentLength(head, 0L);
        if (announced > LONGEST_BYTES) {
            return tooLong();
        }
        String expected = head.headers().get(HttpHeaderNames.EXPECT);
        if (expected == null || head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
            return head.decoderResult();
        }
        if (!HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected.strip())) {
            return DecoderResult.failure(new BodyRefusal(HttpResponseStatus.EXPECTATION_FAILED,
                "the only thing that can be expected here is 100-continue"));
        }
        if (announced > 0 || HttpUtil.isTransferEncodingChunked(head)) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        return head.decoderResult();
    }

    private static DecoderResult tooLong() {
        return DecoderResult.failure(new BodyRefusal(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
            "the body of a request is longer than 1 MiB"));
    }
}
