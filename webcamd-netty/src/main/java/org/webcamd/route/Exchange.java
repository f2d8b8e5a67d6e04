package org.webcamd.route;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.SocketAddress;
import java.util.function.Consumer;
import org.webcamd.frame.Frame;

/**
 * One request and its answer, which is given exactly once. Confined to the event loop of its connection.
 */
final class Exchange {
    static final String TEXT = "text/plain; charset=utf-8";

    private static final String NEVER_STORE = "no-store, no-cache, must-revalidate, no-transform, max-age=0";
    private static final String LONG_AGO = "Mon, 3 Jan 2000 12:34:56 GMT";
    private static final String RETRY_SECONDS = "1";
    private static final String IDLE_TIMEOUT = "timeout=" + RequestDeadline.IDLE_SECONDS;

    private final ChannelHandlerContext ctx;
    private final HttpRequest request;
    private final SocketAddress client;
    private final AllowedOrigins origins;
    private final AccessLog log;
    private final AnswerWriter writer;
    private final Runnable onTaken;
    private boolean answered;

    /** With what begins the next request, once the client has taken the answer to this one. */
    Exchange(ChannelHandlerContext ctx, HttpRequest request, SocketAddress client, AllowedOrigins origins,
        AccessLog log, AnswerWriter writer, Runnable onTaken) {
        this.ctx = ctx;
        this.request = request;
        this.client = client;
        this.origins = origins;
        this.log = log;
        this.writer = writer;
        this.onTaken = onTaken;
    }

    ChannelHandlerContext context() {
        return ctx;
    }

    /** Whom the request is from, as far as is known. */
    SocketAddress client() {
        return client;
    }

    HttpRequest request() {
        return request;
    }

    HttpHeaders headers() {
        return request.headers();
    }

    boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    boolean isPost() {
        return request.method().equals(HttpMethod.POST);
    }

    boolean isAnswered() {
        return answered;
    }

    /** Answers in words. */
    void answer(HttpResponseStatus status, String text) {
        answer(status, TEXT, PageResponder.text(text), headers -> { });
    }

    /** Answers that it cannot be had now, and that it is worth asking again. */
    void unavailable(String reason) {
        answer(HttpResponseStatus.SERVICE_UNAVAILABLE, TEXT,
            PageResponder.text(reason),
            headers -> headers.set(ResponseHeader.RETRY_AFTER, RETRY_SECONDS));
    }

    /**
     * Answers with a body of known length; to HEAD, with its headers alone.
     *
     * @param body ownership passes to this method
     */
    void answer(HttpResponseStatus status, String contentType, ByteBuf body, Consumer<HttpHeaders> more) {
        answer(status, contentType, body, null, more);
    }

    /**
     * Answers with the JPEG of a frame.
     *
     * @param picture on loan
     */
    void answerPicture(Frame picture, Consumer<HttpHeaders> more) {
        answer(HttpResponseStatus.OK, "image/jpeg", picture.retainedJpeg(), picture, more);
    }

    /**
     * Answers with what was written for this client alone; or that it cannot be had, when too much of that waits to be
     * taken.
     */
    void answerDocument(Json document) {
        ByteBuf json = Json.written(document, ctx.alloc());
        if (writer.reserve(json.capacity())) {
            answer(HttpResponseStatus.OK, "application/json", json, headers -> { });
        } else {
            json.release();
            unavailable("too many answers wait to be taken");
        }
    }

    private void answer(HttpResponseStatus status, String contentType, ByteBuf body, Frame picture,
        Consumer<HttpHeaders> more) {
        int length = body.readableBytes();
        FullHttpResponse response;
        if (isHead()) {
            body.release();
            response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        } else {
            response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        }
        response.headers().set(ResponseHeader.CONTENT_TYPE, contentType);
        response.headers().set(ResponseHeader.CONTENT_LENGTH, length);
        more.accept(response.headers());
        send(response, picture);
    }

    /** Answers without a body. */
    void answerEmpty(HttpResponseStatus status, Consumer<HttpHeaders> more) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        more.accept(response.headers());
        send(response, null);
    }

    /**
     * Writes, without flushing, the head of a body that only the end of the connection ends; what follows is up to the
     * caller.
     */
    void beginStream(String contentType) {
        answered = true;
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        streamHeaders(contentType, response.headers());
        complete(response.headers());
        response.headers().set(ResponseHeader.CONNECTION, HttpHeaderValues.CLOSE);
        log.answered(client, request, response.status());
        ctx.write(response);
    }

    /** What {@link #beginStream} would say, and the end. */
    void answerStreamHead(String contentType) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        streamHeaders(contentType, response.headers());
        HttpUtil.setKeepAlive(request, false);
        send(response, null);
    }

    private static void streamHeaders(String contentType, HttpHeaders headers) {
        headers.set(ResponseHeader.CONTENT_TYPE, contentType);
        headers.set(ResponseHeader.X_ACCEL_BUFFERING, "no");
    }

    /** Refuses what cannot be understood, and closes: where the next request begins is unknown. */
    void refuseAndClose(HttpResponseStatus status, String text) {
        HttpUtil.setKeepAlive(request, false);
        answer(status, text);
    }

    private void send(FullHttpResponse response, Frame picture) {
        assert !answered : "answered twice";
        answered = true;
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        complete(response.headers());
        if (!keepAlive) {
            response.headers().set(ResponseHeader.CONNECTION, HttpHeaderValues.CLOSE);
        } else {
            response.headers().set(ResponseHeader.KEEP_ALIVE, IDLE_TIMEOUT);
            if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
                response.headers().set(ResponseHeader.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
            }
        }
        log.answered(client, request, response.status());
        writer.write(response, picture, keepAlive ? onTaken : ctx::close);
    }

    /** What every answer says: nothing here is worth keeping, what it is, and who may read it. */
    private void complete(HttpHeaders headers) {
        headers.set(ResponseHeader.CACHE_CONTROL, NEVER_STORE);
        headers.set(ResponseHeader.PRAGMA, HttpHeaderValues.NO_CACHE);
        headers.set(ResponseHeader.EXPIRES, LONG_AGO);
        headers.set(ResponseHeader.X_CONTENT_TYPE_OPTIONS, "nosniff");
        origins.allow(request.headers(), headers);
    }
}
