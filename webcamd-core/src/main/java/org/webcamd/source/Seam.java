package org.webcamd.source;

/** Where in a window one thing ends and another may begin. Stateless. */
final class Seam {
    /** The line of a longer one is not known as such. */
    static final int LONGEST_SEPARATOR = 256;

    private static final int DELETE = 0x7F;
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

    /**
     * Where the line break before a separator of parts is first, between two positions; or NOT_FOUND. Data of a picture
     * has a line break and two dashes now and then, but not a line of letters behind them.
     */
    static int separatorLine(StreamWindow window, int from, int to) {
        int at = window.indexOf(from, '\n');
        while (at != StreamWindow.NOT_FOUND && at + MARK_BYTES < to) {
            if (isSeparator(window, at + 1) && isLine(window, at + 1 + MARK_BYTES, to)) {
                return at > 0 && window.at(at - 1) == '\r' ? at - 1 : at;
            }
            at = window.indexOf(at + 1, '\n');
        }
        return StreamWindow.NOT_FOUND;
    }

    private static boolean isLine(StreamWindow window, int from, int to) {
        int last = Math.min(to, from + LONGEST_SEPARATOR);
        int at = from;
        while (at < last && window.at(at) >= ' ' && window.at(at) < DELETE) {
            at++;
        }
        return at > from && at < last && (window.at(at) == '\r' || window.at(at) == '\n');
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
