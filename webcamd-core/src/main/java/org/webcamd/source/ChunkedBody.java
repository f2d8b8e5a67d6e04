package org.webcamd.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, section 7.1), up to its end; what follows the last chunk is passed over. One thread. */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_TRAILERS = 64;
    private static final int HEX = 16;

    private final InputStream in;
    private long remaining;
    private boolean begun;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (remaining == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(count, remaining));
        if (read < 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        remaining -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            readLine();
        }
        begun = true;
        String size = readLine().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("the answer's chunks are broken");
        }
        remaining = Long.parseLong(size, HEX);
        if (remaining == 0) {
            ended = true;
            int trailers = 0;
            while (!readLine().isEmpty() && trailers < MOST_TRAILERS) {
                trailers++;
            }
        }
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int value = in.read();
        while (value != '\n') {
            if (value < 0) {
                throw new EOFException("the server closed the connection in the middle of an answer");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the answer's chunks are broken");
            }
            line.append((char) value);
            value = in.read();
        }
        return line.toString().strip();
    }
}
