package org.webcamd.answer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
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

    PageFile(String name) {
        type = type(name);
        bytes = resource(name);
    }

    private static String type(String name) {
        String media = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            default -> "text/html";
        };
        return media + "; charset=utf-8";
    }

    private static ByteBuffer resource(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            byte[] all = in.readAllBytes();
            return ByteBuffer.allocateDirect(all.length).put(all).flip().asReadOnlyBuffer();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As in a Content-Type header. */
    String type() {
        return type;
    }

    /** Ownership passes to the caller. */
    ByteBuf retainedBody() {
        return Unpooled.wrappedBuffer(bytes);
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        exchange.answer(HttpResponseStatus.OK, type, retainedBody(), headers -> { });
    }
}
