package org.webcamd.source;

import org.webcamd.jpeg.MissingEnd;

/**
 * Finds the end of a picture of which no length was announced: its end-of-image marker. Where the next picture comes
 * without one, and decoding shows that this one is all there, it ends there, or before the separator of parts that
 * comes first. From then on such a separator is looked for, so that no picture waits for the next. Confined to the
 * thread of the stream.
 */
final class PictureEnd {
    private final JpegWalk walk;
    private final MissingEnd missing = new MissingEnd();
    private boolean isMissed;
    private int searchFrom;
    private int end;
    private int latestBytes;

    /** With the walk that looks at it. */
    PictureEnd(JpegWalk walk) {
        this.walk = walk;
    }

    /** A picture begins at the window's first byte, with a start-of-image marker. */
    void begin(StreamWindow window) {
        walk.begin();
        window.expect(latestBytes + latestBytes / 4);
        searchFrom = 0;
    }

    /** Where the picture ends, or where to look for the next one when it is broken. */
    int end() {
        return end;
    }

    /** Looks at the bytes that have come since the last call. */
    JpegWalk.Verdict find(StreamWindow window) {
        JpegWalk.Verdict verdict = walk.walk(window);
        end = walk.end();
        boolean mayEndHere = verdict == JpegWalk.Verdict.BROKEN && walk.isInData()
            || verdict == JpegWalk.Verdict.UNFINISHED && isMissed && walk.isInData() && hasSeparator(window);
        boolean whole = verdict == JpegWalk.Verdict.WHOLE || mayEndHere && isAllThere(window, walk.end());
        latestBytes = whole ? end : latestBytes;
        return whole ? JpegWalk.Verdict.WHOLE : verdict;
    }

    private boolean hasSeparator(StreamWindow window) {
        int from = Math.max(searchFrom, walk.dataStart());
        int separator = Seam.separatorLine(window, from, window.size());
        searchFrom = Math.max(from, separator < 0 ? window.size() - Seam.LONGEST_SEPARATOR : separator + 1);
        return separator >= 0;
    }

    /** Whether a picture is all there in so many bytes, at the end of which something else begins. */
    private boolean isAllThere(StreamWindow window, int bytes) {
        int separator = Seam.separatorLine(window, walk.dataStart(), bytes);
        int length = separator < 0 ? bytes : separator;
        boolean all = missing.isAllThat(window.first(length));
        isMissed |= all;
        end = all ? length : end;
        return all;
    }

    /** Whether the picture is all there, although the stream has ended before its marker came. */
    boolean isAllThere(StreamWindow window) {
        return walk.isInData() && isAllThere(window, window.size());
    }
}
