package org.webcamd.source;

import java.nio.ByteBuffer;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.frame.Frame;

/**
 * What was cut out of a stream: a picture with the memory that it is in, a piece that is none, word of one that was
 * dropped, or of a part that was passed over. Owned by one thread at a time, which a {@link PicturePump} sees to;
 * {@link #release} gives the memory back.
 */
final class StreamedPicture {
    /** As much is kept of a piece that is no picture: enough to tell what is wrong with it. */
    static final int BROKEN_BYTES = 4 * 1024;

    /** Owned; null unless it is a picture. */
    private KeptJpeg kept;
    private Picture loan;
    private String foreign;

    /** Something that seems to be a picture; whether it is one, the scanner of JPEGs tells later. Takes ownership. */
    void setPicture(KeptJpeg jpeg, long arrivedNanos, long originMicros, Frame.Kind kind) {
        release();
        kept = jpeg;
        loan = new Picture.Jpeg(jpeg.bytes(), arrivedNanos, originMicros, kind);
    }

    /** The first bytes of a window, in memory of their own; word that there was none for them. Uses them up. */
    void take(StreamWindow window, int count, long arrivedNanos, PartHead head) {
        KeptJpeg picture = window.take(count);
        if (picture == null) {
            setDropped(new Picture.Dropped(Reason.NO_MEMORY, count, arrivedNanos));
        } else {
            setPicture(picture, arrivedNanos, head.originMicros(), head.kind());
        }
    }

    /** The first bytes of a window, which are no picture. Uses them up. */
    void takeBroken(StreamWindow window, int count) {
        setBroken(window.copy(Math.min(count, BROKEN_BYTES)), window.filledNanos());
        window.drop(count);
    }

    /** A part that is declared as no image, and is none. */
    void setForeign(String type) {
        release();
        foreign = type;
    }

    /** What a part that was passed over is declared as; null where there was none. */
    String foreign() {
        return foreign;
    }

    /** The first bytes of a piece that is no picture, or of a picture that was cut off. */
    void setBroken(byte[] bytes, long arrivedNanos) {
        release();
        loan = new Picture.Jpeg(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, BROKEN_BYTES)), arrivedNanos);
    }

    /** A picture that came, and of which nothing is kept. */
    void setDropped(Picture.Dropped picture) {
        release();
        loan = picture;
    }

    /** Whether it seems to be a picture. */
    boolean isPicture() {
        return kept != null;
    }

    /** The same as a camera gives it, on loan until the next change where it is a picture; null where there is none. */
    Picture loan() {
        return loan;
    }

    /** The size of the picture, unknown where it is none. */
    JpegSize size() {
        return isPicture() ? JpegSize.of(((Picture.Jpeg) loan).bytes()) : JpegSize.UNKNOWN;
    }

    /** The picture with a count for the caller, or null where it is none. */
    KeptJpeg retainedJpeg() {
        return kept == null ? null : (KeptJpeg) kept.retain();
    }

    /** Gives the picture up. */
    void release() {
        loan = null;
        foreign = null;
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }
}
