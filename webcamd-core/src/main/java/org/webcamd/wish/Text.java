package org.webcamd.wish;

/** What a wish says about the text that a camera may have in its picture. */
public enum Text {
    /** Nothing: as it is. */
    AS_IS,
    /** The camera's text is drawn. */
    DRAWN,
    /** Whoever asks wants the picture without it. */
    LEFT_OUT;

    /** What remains to be done: nothing need be left out of a picture in which nothing has been drawn yet. */
    Text then(Text next) {
        return switch (next) {
            case AS_IS -> this;
            case DRAWN -> DRAWN;
            case LEFT_OUT -> AS_IS;
        };
    }
}
