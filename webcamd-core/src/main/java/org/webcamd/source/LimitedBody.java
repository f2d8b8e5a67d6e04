package org.webcamd.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a connection. Confined to one thread. */
final class LimitedBody extends InputStream {
    private final InputStream in;
    private long remaining;

    LimitedBody(InputStream in, long length) {
        this.in = in;
        remaining = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(count, remaining));
        if (read < 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        remaining -= read;
        return read;
    }
}
