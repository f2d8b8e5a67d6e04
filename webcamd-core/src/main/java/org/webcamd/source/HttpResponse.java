package org.webcamd.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * The answer of a server: its head, and its body as far as it has not been read (RFC 9112). Used by one thread.
 *
 * @param status 200 to 599
 * @param reason what stands behind the status, may be empty
 * @param headers its header lines
 * @param body ends with the answer
 * @param reusable whether another request can be sent when the body has been read to its end
 */
record HttpResponse(int status, String reason, HeaderLines headers, InputStream body, boolean reusable) {
    /** The longest head. */
    static final int LARGEST_HEAD_BYTES = 8 * 1024;

    private static final int CONTINUE = 100;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    static HttpResponse read(InputStream in) throws IOException {
        HttpResponse response;
        do {
            response = readOne(in);
        } while (response.status >= CONTINUE && response.status < OK);
        return response;
    }

    private static HttpResponse readOne(InputStream in) throws IOException {
        byte[] head = readHead(in);
        String[] words = new HeaderLines(head, 0, head.length).firstLine().split(" +", 3);
        if (!words[0].startsWith("HTTP/") || words.length < 2 || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("the answer is not HTTP");
        }
        int status = Integer.parseInt(words[1]);
        HeaderLines headers = new HeaderLines(head, 0, head.length);
        int length = headers.bytes("Content-Length", Integer.MAX_VALUE);
        boolean chunked = contains(headers.value("Transfer-Encoding"), "chunked");
        if (status < OK || status == NO_CONTENT || status == NOT_MODIFIED) {
            chunked = false;
            length = 0;
        }
        InputStream body = chunked ? new ChunkedBody(in) : length >= 0 ? new LimitedBody(in, length) : in;
        boolean reusable = (chunked || length >= 0) && !words[0].equals("HTTP/1.0")
            && !contains(headers.value("Connection"), "close");
        return new HttpResponse(status, words.length < 3 ? "" : words[2], headers, body, reusable);
    }

    private static boolean contains(String value, String word) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(word);
    }

    /** Up to and with the empty line. */
    private static byte[] readHead(InputStream in) throws IOException {
        byte[] head = new byte[LARGEST_HEAD_BYTES];
        int count = 0;
        int line = 0;
        while (count < head.length) {
            int value = in.read();
            if (value < 0) {
                throw new EOFException("the server closed the connection without an answer");
            }
            head[count++] = (byte) value;
            if (value == '\n') {
                int length = count - 1 - line;
                if (line > 0 && (length == 0 || length == 1 && head[line] == '\r')) {
                    return Arrays.copyOf(head, count);
                }
                line = count;
            }
        }
        throw new IOException("the head of the answer is longer than %d bytes".formatted(LARGEST_HEAD_BYTES));
    }

    /** The media type without its parameters, in lower case, or an empty text. */
    String mediaType() {
        String type = headers.value("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The whole body. */
    byte[] readBody(int largestBytes) throws IOException {
        byte[] bytes = body.readNBytes(largestBytes + 1);
        if (bytes.length > largestBytes) {
            throw new IOException("the answer is larger than %d MiB".formatted(largestBytes >> 20));
        }
        return bytes;
    }
}
