package org.webcamd.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.frame.Frame;

/**
 * One request and its answer, which is given exactly once. Confined to the event loop of its connection.
 */
public final class Exchange {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String RETRY_SECONDS = "1";

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

    /** {@return the connection; its event loop is that of this exchange} */
    public Channel channel() {
        return ctx.channel();
    }

    /** {@return whom the request is from, as far as is known} */
    public SocketAddress client() {
        return client;
    }

    /** {@return its line and its headers; a body means nothing} */
    public HttpRequest request() {
        return request;
    }

    /** {@return those of the request} */
    public HttpHeaders headers() {
        return request.headers();
    }

    /** {@return whether no body is asked for, and nothing may be changed} */
    public boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** {@return whether something may be asked to be changed} */
    public boolean isPost() {
        return request.method().equals(HttpMethod.POST);
    }

    /** {@return whether there was an answer; its client may not have taken it} */
    public boolean isAnswered() {
        return answered;
    }

    /**
     * Answers in words.
     *
     * @param status of the answer
     * @param text one line
     */
    public void answer(HttpResponseStatus status, String text) {
        answer(status, text, headers -> { });
    }

    /**
     * The same.
     *
     * @param status of the answer
     * @param text one line
     * @param more adds headers
     */
    public void answer(HttpResponseStatus status, String text, Consumer<HttpHeaders> more) {
        answer(status, TEXT, Unpooled.copiedBuffer(text + "\n", StandardCharsets.UTF_8), more);
    }

    /**
     * Answers that it cannot be had now, and that it is worth asking again.
     *
     * @param reason one line
     */
    public void unavailable(String reason) {
        answer(HttpResponseStatus.SERVICE_UNAVAILABLE, reason,
            headers -> headers.set(ResponseHeader.RETRY_AFTER, RETRY_SECONDS));
    }

    /**
     * Answers with a body of known length; to HEAD, with its headers alone.
     *
     * @param status of the answer
     * @param contentType of the body
     * @param body ownership passes to this method
     * @param more adds headers
     */
    public void answer(HttpResponseStatus status, String contentType, ByteBuf body, Consumer<HttpHeaders> more) {
        answer(status, contentType, body, null, more);
    }

    /**
     * Answers with the JPEG of a frame.
     *
     * @param picture on loan
     * @param more adds headers
     */
    public void answerPicture(Frame picture, Consumer<HttpHeaders> more) {
        answer(HttpResponseStatus.OK, "image/jpeg", picture.retainedJpeg(), picture, more);
    }

    /**
     * Answers with what was written for this client alone; or that it cannot be had, when too much of that waits to be
     * taken.
     *
     * @param contentType of the document
     * @param document ownership passes to this method; its capacity is what counts
     */
    public void answerDocument(String contentType, ByteBuf document) {
        if (writer.reserve(document.capacity())) {
            answer(HttpResponseStatus.OK, contentType, document, headers -> { });
        } else {
            document.release();
            unavailable("too many answers wait to be taken");
        }
    }

    private void answer(HttpResponseStatus status, String contentType, ByteBuf body, Frame picture,
        Consumer<HttpHeaders> more) {
        int length = body.readableBytes();
        if (isHead()) {
            body.release();
        }
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
            isHead() ? Unpooled.EMPTY_BUFFER : body);
        response.headers().set(ResponseHeader.CONTENT_TYPE, contentType);
        response.headers().set(ResponseHeader.CONTENT_LENGTH, length);
        more.accept(response.headers());
        send(response, picture);
    }

    /**
     * Answers without a body.
     *
     * @param status of the answer
     * @param more adds headers
     */
    public void answerEmpty(HttpResponseStatus status, Consumer<HttpHeaders> more) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        more.accept(response.headers());
        send(response, null);
    }

    /**
     * Begins a body that only the end of the connection ends, and hands the connection over: from here on nothing of
     * HTTP stands between the viewer and the socket.
     *
     * @param contentType of the stream
     * @param preamble its first bytes; ownership passes to this method
     * @param viewer the handler that writes the rest
     */
    public void beginStream(String contentType, ByteBuf preamble, ChannelHandler viewer) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        AnswerHead.ofStream(contentType, response.headers());
        AnswerHead.ofAny(response.headers());
        origins.allow(request.headers(), response.headers());
        AnswerHead.ofLast(response.headers());
        handOver(response, pipeline -> {
            pipeline.write(preamble);
            pipeline.addLast(ConnectionHandlers.VIEWER, viewer);
        });
    }

    /**
     * Ends HTTP on the connection, and hands it over.
     *
     * @param last the head of the answer
     * @param handlers adds those that follow; what they write is flushed
     */
    public void handOver(HttpResponse last, Consumer<ChannelPipeline> handlers) {
        answered = true;
        log.answered(client, request, last.status());
        ctx.write(last);
        ChannelPipeline pipeline = ctx.pipeline();
        ConnectionHandlers.removeHttp(pipeline);
        handlers.accept(pipeline);
        // The head goes out even if there is no frame yet.
        pipeline.flush();
    }

    /**
     * Answers what {@link #beginStream} would say, and ends.
     *
     * @param contentType of the stream
     */
    public void answerStreamHead(String contentType) {
        HttpUtil.setKeepAlive(request, false);
        answerEmpty(HttpResponseStatus.OK, headers -> AnswerHead.ofStream(contentType, headers));
    }

    /** What cannot be understood: where the next request begins is unknown. */
    void refuseAndClose(HttpResponseStatus status, String text) {
        HttpUtil.setKeepAlive(request, false);
        answer(status, text);
    }

    private void send(FullHttpResponse response, Frame picture) {
        assert !answered : "answered twice";
        answered = true;
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        AnswerHead.ofAny(response.headers());
        origins.allow(request.headers(), response.headers());
        if (keepAlive) {
            AnswerHead.ofMany(request.protocolVersion(), response.headers());
        } else {
            AnswerHead.ofLast(response.headers());
        }
        log.answered(client, request, response.status());
        writer.write(response, picture, keepAlive ? onTaken : ctx::close);
    }
}
