package org.webcamd.answer;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.webcamd.http.Exchange;

/**
 * A page, or a script or style sheet of pages, as it lies beside this class: in memory that is shared by all who take
 * it, and that the kernel can copy from. Answers with itself. Immutable; any event loop.
 */
final class PageFile implements Responder {
    /** What pages ask for besides themselves: styles, the script of each page, and what those import. */
    static final List<String> PARTS = List.of("page.css", "camera.css", "panels.css", "cameras.css", "page.js",
        "camera.js", "cameras.js", "adjust.js", "clipboard.js", "connection.js", "fullscreen.js", "image.js",
        "keys.js", "knob.js", "meter.js", "notice.js", "panels.js", "picture.js", "pictures.js", "player.js",
        "readout.js", "save.js", "screen.js", "server.js", "settings.js", "statistics.js", "streams.js", "tile.js",
        "use.js", "video.js", "view.js", "watch.js", "words.js");

    private final String type;
    private final ByteBuffer bytes;
    private final ByteBuffer compressed;

    PageFile(String name) {
        type = type(name);
        byte[] all = resource(name);
        bytes = direct(all);
        compressed = direct(gzip(all));
    }

    private static String type(String name) {
        String media = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            default -> "text/html";
        };
        return media + "; charset=utf-8";
    }

    private static byte[] resource(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] gzip(byte[] all) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(all);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static ByteBuffer direct(byte[] all) {
        return ByteBuffer.allocateDirect(all.length).put(all).flip().asReadOnlyBuffer();
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        answer(exchange, HttpResponseStatus.OK, headers -> { });
    }

    /** A third of the bytes for browsers, which all read gzip: they come before the picture on a slow link. */
    void answer(Exchange exchange, HttpResponseStatus status, Consumer<HttpHeaders> more) {
        boolean packed = exchange.headers().containsValue(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP, true);
        exchange.answer(status, type, Unpooled.wrappedBuffer(packed ? compressed : bytes), headers -> {
            headers.add("Vary", "Accept-Encoding");
            if (packed) {
                headers.set("Content-Encoding", "gzip");
            }
            more.accept(headers);
        });
    }
}
