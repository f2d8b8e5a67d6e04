package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.webcamd.http.Exchange;

/** A document in JSON. Any thread. */
@FunctionalInterface
interface Json {
    /** Shared by all, as Jackson wants it. */
    JsonFactory FACTORY = new JsonFactory();

    /** Answers with what it writes for this client alone. */
    static void answer(Exchange exchange, Json document) {
        exchange.answerDocument("application/json", written(document, exchange.channel().alloc()));
    }

    /** Writes one value. */
    void write(JsonGenerator to) throws IOException;

    /** In UTF-8, in a buffer that the caller owns, and that the kernel can copy from. */
    private static ByteBuf written(Json document, ByteBufAllocator allocator) {
        ByteBuf buffer = allocator.directBuffer();
        boolean whole = false;
        try (OutputStream out = new ByteBufOutputStream(buffer); JsonGenerator to = FACTORY.createGenerator(out)) {
            document.write(to);
            to.flush();
            whole = true;
            return buffer;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            if (!whole) {
                buffer.release();
            }
        }
    }
}
