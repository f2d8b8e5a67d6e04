package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The body of an answer: what it begins with tells more than the type that it was declared as. Confined to one thread.
 */
final class HttpBody {
    /** What the first bytes are. */
    enum Kind {
        /** {@code FF D8}. */
        PICTURE,
        /** {@code --}: a separator of parts. */
        PARTS,
        /** Neither, which may be a stream that begins in the middle. */
        OTHER,
        /** There are none. */
        NOTHING
    }

    private static final int LOOKED_AT = 2;
    /** Line ends that some send first. */
    private static final int MOST_PADDING = 64;

    private final PushbackInputStream in;
    private final Kind kind;
    private int passedBytes;

    /** Waits for the first bytes. */
    HttpBody(InputStream body) throws IOException {
        in = new PushbackInputStream(body, LOOKED_AT);
        kind = look();
    }

    private Kind look() throws IOException {
        int first = in.read();
        for (int i = 0; i < MOST_PADDING && (first == '\r' || first == '\n'); i++) {
            first = in.read();
            passedBytes++;
        }
        if (first < 0) {
            return Kind.NOTHING;
        }
        int second = in.read();
        if (second >= 0) {
            in.unread(second);
        }
        in.unread(first);
        if (first == 0xFF && second == 0xD8) {
            return Kind.PICTURE;
        }
        return first == '-' && second == '-' ? Kind.PARTS : Kind.OTHER;
    }

    Kind kind() {
        return kind;
    }

    /** How many of its first bytes were no part of what follows. */
    int passedBytes() {
        return passedBytes;
    }

    /** All of it, without the line ends. */
    InputStream stream() {
        return in;
    }
}
