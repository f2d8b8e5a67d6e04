package org.webcamd.route;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers with the page, or with the page for what is not there. Immutable; any event loop. */
final class PageResponder {
    private static final String HTML = "text/html; charset=utf-8";

    /** All the page's script and style are inline, and all its pictures come from here or are written into it. */
    private static final String CONTENT_SECURITY_POLICY =
        "default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'unsafe-inline'; "
            + "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final byte[] page = resource("index.html");
    private final byte[] notFound = resource("not-found.html");

    void answer(Exchange exchange) {
        exchange.answer(HttpResponseStatus.OK, HTML, Unpooled.wrappedBuffer(page),
            headers -> headers.set(ResponseHeader.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY));
    }

    void answerNotFound(Exchange exchange) {
        exchange.answer(HttpResponseStatus.NOT_FOUND, HTML, Unpooled.wrappedBuffer(notFound), headers -> { });
    }

    /** A line of text as a body. */
    static ByteBuf text(String line) {
        return Unpooled.copiedBuffer(line + "\n", StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PageResponder.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
