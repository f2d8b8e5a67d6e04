package org.webcamd.source;

import org.webcamd.camera.JpegStart;

/**
 * Finds the end of a JPEG while its bytes are still coming, and goes on where it had to stop. Segments of the header
 * are passed over by their lengths, so that a thumbnail in one of them does not end the picture. In the picture's data
 * the end-of-image marker is searched for; a start-of-image marker there means that this picture was cut off and that
 * the next one begins. Confined to one thread.
 */
final class JpegWalk {
    /** What is known of the picture so far. */
    enum Verdict {
        /** Its end has not come yet. */
        UNFINISHED,
        /** It ends at {@link JpegWalk#end()}. */
        WHOLE,
        /** It is no JPEG, or was cut off: nothing before {@link JpegWalk#end()} is of use. */
        BROKEN
    }

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    private int at;
    private int searchFrom;
    private boolean inData;

    /** A picture begins at the window's first byte, with a start-of-image marker. */
    void begin() {
        at = MARKER_BYTES;
        searchFrom = MARKER_BYTES;
        inData = false;
    }

    /** Where the picture ends, or where to look for the next one when it is broken. */
    int end() {
        return at;
    }

    /** Whether it has come as far as the picture's data. */
    boolean isInData() {
        return inData;
    }

    /** Where the first scan begins, of a picture that has come as far. */
    int dataStart() {
        return searchFrom;
    }

    /** The window's first bytes were used up: goes on behind them, without looking back. */
    void dropped(int count) {
        at -= count;
        searchFrom = Math.max(0, searchFrom - count);
    }

    /** Looks at the bytes that have come since the last call. */
    Verdict walk(StreamWindow window) {
        while (!inData) {
            if (at + MARKER_BYTES + LENGTH_BYTES > window.size()) {
                return Verdict.UNFINISHED;
            }
            int marker = window.at(at) == 0xFF ? window.at(at + 1) : 0;
            if (marker == 0xFF) {
                // A fill byte: the marker begins one byte later.
                at++;
            } else if (marker == SOI && searchFrom == at && at < JpegStart.MOST_LEADING_BYTES) {
                // The picture begins at the start-of-image marker that a segment follows.
                at += MARKER_BYTES;
                searchFrom = at;
            } else if (marker == 0 || marker == SOI || marker == EOI) {
                // The segment before was cut short, and the length of it has led somewhere into the next picture.
                at = searchFrom;
                return Verdict.BROKEN;
            } else {
                passSegment(window, marker);
            }
        }
        return walkData(window);
    }

    private void passSegment(StreamWindow window, int marker) {
        int end = at + MARKER_BYTES + Math.max(LENGTH_BYTES, window.shortAt(at + MARKER_BYTES));
        boolean mayHoldJpeg = marker >= APP0 && marker <= APP15 || marker == COMMENT;
        // A thumbnail must not be taken for the next picture.
        searchFrom = mayHoldJpeg ? end : at + MARKER_BYTES;
        at = end;
        inData = marker == SOS;
    }

    private Verdict walkData(StreamWindow window) {
        while (at + MARKER_BYTES <= window.size()) {
            int found = window.indexOf(at, 0xFF);
            if (found == StreamWindow.NOT_FOUND) {
                at = window.size();
                return Verdict.UNFINISHED;
            }
            at = found;
            if (at + 1 == window.size()) {
                return Verdict.UNFINISHED;
            }
            int marker = window.at(at + 1);
            if (marker == EOI) {
                at += MARKER_BYTES;
                return Verdict.WHOLE;
            }
            if (marker == SOI) {
                return Verdict.BROKEN;
            }
            at++;
        }
        return Verdict.UNFINISHED;
    }
}
