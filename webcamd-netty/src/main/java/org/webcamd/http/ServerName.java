package org.webcamd.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * How the program introduces itself in every answer. Immutable; any thread.
 *
 * @param product and its version
 */
public record ServerName(String product) {
    /**
     * Of a version.
     *
     * @param version of the program
     * @return as it stands in a head
     */
    public static ServerName of(String version) {
        return new ServerName("webcamd/" + version);
    }

    /**
     * A refusal of a connection whose requests are not read.
     *
     * @param status with its number, and more lines of the head behind it if there are any
     * @param text one line
     * @return to be written as it is, and to be followed by the end of the connection
     */
    public ByteBuf refusal(String status, String text) {
        String body = text + "\n";
        return Unpooled.copiedBuffer("HTTP/1.1 " + status + "\r\nConnection: close\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length() + "\r\n"
            + "X-Content-Type-Options: nosniff\r\n" + ResponseHeader.SERVER + ": " + product + "\r\n\r\n" + body,
            StandardCharsets.US_ASCII);
    }
}
