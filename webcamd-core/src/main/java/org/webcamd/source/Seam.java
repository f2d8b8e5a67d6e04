package org.webcamd.source;

/** Where in a window one thing ends and another may begin. Stateless. */
final class Seam {
    private static final int SOI = 0xD8;
    private static final int MARK_BYTES = 2;

    private Seam() {
    }

    /** Whether a JPEG seems to begin at a position. */
    static boolean isStartOfImage(StreamWindow window, int at) {
        return at + MARK_BYTES <= window.size() && window.at(at) == 0xFF && window.at(at + 1) == SOI;
    }

    /** Whether a line begins at a position as the separators of parts do. */
    private static boolean isSeparator(StreamWindow window, int at) {
        return window.at(at - 1) == '\n' && window.at(at) == '-' && window.at(at + 1) == '-';
    }

    /** Where the next JPEG or separator is, at or after a position that is not 0; or where to look for it later on. */
    static int next(StreamWindow window, int from) {
        int at = from;
        while (at + MARK_BYTES <= window.size() && !isAt(window, at)) {
            at++;
        }
        return at;
    }

    /** Whether a JPEG or a separator is at a position that is not 0. */
    static boolean isAt(StreamWindow window, int at) {
        return at + MARK_BYTES <= window.size() && (isStartOfImage(window, at) || isSeparator(window, at));
    }

    /** How many bytes of padding the window begins with: line ends, zeros, fill bytes. */
    static int padding(StreamWindow window) {
        int at = 0;
        while (at < window.size() && isPadding(window, at)) {
            at++;
        }
        return at;
    }

    private static boolean isPadding(StreamWindow window, int at) {
        int value = window.at(at);
        if (value == 0xFF) {
            return at + 1 < window.size() && (window.at(at + 1) == 0xFF || window.at(at + 1) == 0);
        }
        return value == '\r' || value == '\n' || value == 0;
    }
}
