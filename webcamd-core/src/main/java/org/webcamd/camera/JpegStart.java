package org.webcamd.camera;

import java.nio.ByteBuffer;

/**
 * Finds where a JPEG begins in bytes that hold one: some put line ends, a byte order mark, what is left of a chunk's
 * length, or a second start-of-image marker before it. It begins at the start-of-image marker that a segment follows
 * (ITU-T T.81, B.2.1). One inside a segment, where thumbnails are, does not count. Stateless; any thread.
 */
public final class JpegStart {
    /** There is none. */
    public static final int NOT_FOUND = -1;

    /** So many bytes may stand before it. */
    public static final int MOST_LEADING_BYTES = 64 * 1024;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int RST0 = 0xD0;
    private static final int SOF0 = 0xC0;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int FF = 0xFF;
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    private JpegStart() {
    }

    /**
     * Looks at the remaining bytes. A picture that has nothing before it costs no more than a look at its first four.
     *
     * @param bytes whatever they are; not changed
     * @return counted from the buffer's position, or {@link #NOT_FOUND}
     */
    public static int of(ByteBuffer bytes) {
        int first = bytes.position();
        if (isStart(bytes, first) && isSegment(at(bytes, first + MARKER_BYTES + 1))) {
            return 0;
        }
        int last = Math.min(bytes.limit() - first - MARKER_BYTES - 1, MOST_LEADING_BYTES);
        int at = 0;
        while (at <= last) {
            if (at(bytes, first + at) != FF) {
                at++;
            } else if (isStart(bytes, first + at) && isChained(bytes, first + at + MARKER_BYTES)) {
                return at;
            } else {
                // Where a picture has lost its beginning, its thumbnail is not what the camera took.
                int next = segmentEnd(bytes, first + at);
                at = isMarker(bytes, next) ? next - first : at + 1;
            }
        }
        return NOT_FOUND;
    }

    /** Whether a start-of-image marker stands there, and another marker may stand behind it. */
    private static boolean isStart(ByteBuffer bytes, int at) {
        return at(bytes, at) == FF && at(bytes, at + 1) == SOI && at(bytes, at + MARKER_BYTES) == FF;
    }

    /** Whether a segment stands there that leads to another one, or on to what has been cut off. */
    private static boolean isChained(ByteBuffer bytes, int from) {
        int at = from;
        while (at(bytes, at) == FF && at(bytes, at + 1) == FF) {
            at++;
        }
        int end = segmentEnd(bytes, at);
        return end != NOT_FOUND && (end >= bytes.limit() || at(bytes, end) == FF);
    }

    private static boolean isMarker(ByteBuffer bytes, int at) {
        return at != NOT_FOUND && at(bytes, at) == FF && isSegment(at(bytes, at + 1));
    }

    /** Behind the segment that stands there, or NOT_FOUND where none does. */
    private static int segmentEnd(ByteBuffer bytes, int at) {
        if (at + MARKER_BYTES + LENGTH_BYTES > bytes.limit() || !isSegment(at(bytes, at + 1))) {
            return NOT_FOUND;
        }
        int length = at(bytes, at + MARKER_BYTES) << 8 | at(bytes, at + MARKER_BYTES + 1);
        return length < LENGTH_BYTES ? NOT_FOUND : at + MARKER_BYTES + length;
    }

    /** Frame and scan headers, tables, application data, comments (table B.1): all that have a length. */
    private static boolean isSegment(int marker) {
        return marker >= SOF0 && marker < RST0 || marker > EOI && marker <= APP15 || marker == COM;
    }

    /** The byte at an index, or NOT_FOUND behind the last one. */
    private static int at(ByteBuffer bytes, int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : NOT_FOUND;
    }
}
