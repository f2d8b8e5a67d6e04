package org.webcamd.source;

/** Where in its stream a {@link JpegStream} is; it has a drawing of them. */
enum Place {
    BETWEEN, HEAD, BODY, PICTURE, BROKEN, PASSING, FOREIGN;

    /** Whether what is there is given out when the stream ends. */
    boolean isPiece() {
        return this == BODY || this == PICTURE || this == BROKEN;
    }
}
