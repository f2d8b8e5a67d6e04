package org.webcamd.source;

import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureHeaders;

/**
 * Finds the end of a part's head while its bytes are still coming: the line of the separator, lines of a header, an
 * empty line. Tolerates what cameras send: no header at all, no empty line, lines that end in LF alone, a separator
 * without a part. Confined to one thread.
 */
final class PartHead {
    /** What is known of the head so far. */
    enum Verdict {
        /** Its end has not come yet. */
        UNFINISHED,
        /** It ends at {@link PartHead#end()}. */
        WHOLE,
        /** It is too long, or no text: what looked like a separator was none. */
        BROKEN
    }

    /** The longest head. */
    static final int LARGEST_BYTES = 8 * 1024;

    private int at;
    private int line;

    // What the latest head said.
    private long bodyBytes;
    private long originMicros;
    private Frame.Kind kind = Frame.Kind.LIVE;
    private PartType type = PartType.PICTURE;

    /** A head begins at the window's first byte. */
    void begin() {
        forget();
        at = 0;
        line = 0;
    }

    /** What follows belongs to no head. */
    void forget() {
        bodyBytes = 0;
        originMicros = OriginTime.NONE;
        kind = Frame.Kind.LIVE;
        type = PartType.PICTURE;
    }

    /** How long the body is said to be, which may be absurd; negative where nothing was said that is a length. */
    long bodyBytes() {
        return bodyBytes;
    }

    /** When the picture was taken, by the clock of who sent it, or {@link OriginTime#NONE}. */
    long originMicros() {
        return originMicros;
    }

    /** What the body shows, as another webcamd says. */
    Frame.Kind kind() {
        return kind;
    }

    /** What the body is declared as. */
    PartType type() {
        return type;
    }

    /** Where the body begins. */
    int end() {
        return at;
    }

    /** Looks at the bytes that have come since the last call. */
    Verdict read(StreamWindow window) {
        Verdict verdict = findEnd(window);
        if (verdict == Verdict.WHOLE) {
            HeaderLines lines = window.lines(at);
            bodyBytes = lines.number("Content-Length");
            type = PartType.of(lines.value("Content-Type"));
            originMicros = OriginTime.micros(lines.value(PictureHeaders.TIMESTAMP));
            kind = kind(lines.value(PictureHeaders.KIND));
        }
        return verdict;
    }

    private static Frame.Kind kind(String told) {
        return PictureHeaders.CARD.equals(told) ? Frame.Kind.CARD
            : PictureHeaders.OLD.equals(told) ? Frame.Kind.OLD : Frame.Kind.LIVE;
    }

    private Verdict findEnd(StreamWindow window) {
        for (; at < window.size(); at++) {
            if (at >= LARGEST_BYTES) {
                return Verdict.BROKEN;
            }
            int value = window.at(at);
            if (value == '\n') {
                if (line > 0 && isEmpty(window)) {
                    at++;
                    return Verdict.WHOLE;
                }
                line = at + 1;
            } else if (value == 0xFF && at == line) {
                // The picture begins where a header line might; the byte after tells whether it really does.
                return Verdict.WHOLE;
            } else if (value < ' ' && value != '\r' && value != '\t' || value == 0xFF) {
                return Verdict.BROKEN;
            } else if (isSecondSeparator(window)) {
                window.drop(line);
                begin();
            }
        }
        return Verdict.UNFINISHED;
    }

    private boolean isEmpty(StreamWindow window) {
        return at == line || at == line + 1 && window.at(line) == '\r';
    }

    private boolean isSecondSeparator(StreamWindow window) {
        return line > 0 && at == line + 1 && window.at(line) == '-' && window.at(at) == '-';
    }
}
