package org.webcamd.source;

/**
 * A part of a stream that is declared as no image: a word that the camera is alive, sound, an event. It is passed over,
 * none of it is kept. What begins as a JPEG does is a picture nevertheless. Confined to the thread of the stream.
 */
final class ForeignPart {
    /** What is known of the part so far. */
    enum Verdict {
        /** More has to come. */
        UNFINISHED,
        /** It is a picture: nothing of it was passed over. */
        PICTURE,
        /** It has ended, and was passed over. */
        ENDED
    }

    /** Who announces more is not believed: all pictures that follow might be passed over with it. */
    private static final int MOST_BYTES = 512 * 1024;
    private static final int MARK_BYTES = 2;
    /** More has to stand behind a position for it to be told what begins there. */
    private static final int KEPT_BYTES = 3;

    private boolean counted;
    private long leftBytes;
    private boolean begun;

    /** The window begins with a part. Returns whether it is declared as such. */
    boolean begin(PartHead head, Lengths lengths) {
        leftBytes = head.bodyBytes();
        counted = lengths.count(head) && leftBytes <= MOST_BYTES;
        begun = false;
        return head.type().kind() == PartType.Kind.FOREIGN;
    }

    /** Whether it is as long as was announced. */
    boolean isCounted() {
        return counted;
    }

    /** Passes over what has come of it. */
    Verdict pass(StreamWindow window) {
        if (!begun) {
            if (window.size() < (counted ? Math.min(MARK_BYTES, leftBytes) : MARK_BYTES)) {
                return Verdict.UNFINISHED;
            }
            if (Seam.isStartOfImage(window, 0) && (!counted || leftBytes > MARK_BYTES)) {
                return Verdict.PICTURE;
            }
            begun = true;
            if (!counted && window.at(0) == '-' && window.at(1) == '-') {
                return Verdict.ENDED;
            }
        }
        return (counted ? passCounted(window) : passToTheNext(window)) ? Verdict.ENDED : Verdict.UNFINISHED;
    }

    private boolean passCounted(StreamWindow window) {
        int passed = (int) Math.min(window.size(), leftBytes);
        window.drop(passed);
        leftBytes -= passed;
        return leftBytes == 0;
    }

    /** To a separator, or to a picture that lacks one. Sound has two bytes like its marker now and then; not three. */
    private static boolean passToTheNext(StreamWindow window) {
        int at = 1;
        while (at + KEPT_BYTES <= window.size()) {
            boolean ends = Seam.isAt(window, at)
                && (!Seam.isStartOfImage(window, at) || window.at(at + KEPT_BYTES - 1) == 0xFF);
            if (ends) {
                window.drop(at);
                return true;
            }
            at++;
        }
        // The byte before tells whether a line begins.
        window.drop(at - 1);
        return false;
    }
}
