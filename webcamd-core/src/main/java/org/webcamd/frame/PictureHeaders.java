package org.webcamd.frame;

/**
 * What is told of a picture in a header line of its part, or of the answer that it is, for those who write it and for
 * who relays a stream and reads it. Stateless.
 */
public final class PictureHeaders {
    /** When it was taken: seconds since 1970, a point and the microseconds in six digits. */
    public static final String TIMESTAMP = "X-Timestamp";

    /** What it shows; not there for a picture of the camera. */
    public static final String KIND = "X-Webcamd-Picture";

    /** A card, which is sent in place of a picture. */
    public static final String CARD = "card";

    /** The last picture of a camera that is lost, sent again. */
    public static final String OLD = "old";

    private PictureHeaders() {
    }
}
