package org.webcamd.source;

import java.nio.ByteBuffer;
import org.webcamd.camera.Picture;

/**
 * What was cut out of a stream: a picture, or a piece that is none. Its direct buffer grows to what is needed and is
 * used again for the next one. Owned by one thread at a time, which a {@link PicturePump} sees to.
 */
final class StreamedPicture {
    private static final int GROWTH_BYTES = 64 * 1024;

    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
    private boolean picture;
    private long arrivedNanos;
    private long originMicros;
    private boolean card;

    /** Takes a copy of what seems to be a picture; whether it really is one, the scanner of JPEGs tells later. */
    void setPicture(ByteBuffer bytes, long arrived, long origin, boolean isCard) {
        copy(bytes);
        card = isCard;
        picture = true;
        arrivedNanos = arrived;
        originMicros = origin;
    }

    /** Takes a copy of bytes that are no picture, or of one that was cut off. */
    void setBroken(ByteBuffer bytes, long arrived) {
        copy(bytes);
        picture = false;
        arrivedNanos = arrived;
        originMicros = 0;
        card = false;
    }

    private void copy(ByteBuffer bytes) {
        if (bytes.remaining() > buffer.capacity()) {
            int blocks = (bytes.remaining() + bytes.remaining() / 4) / GROWTH_BYTES + 1;
            buffer = ByteBuffer.allocateDirect(blocks * GROWTH_BYTES);
        }
        buffer.clear().put(bytes).flip();
    }

    /** Whether it seems to be a picture. */
    boolean isPicture() {
        return picture;
    }

    /** The bytes, until the next change. */
    ByteBuffer bytes() {
        return buffer;
    }

    /** When its first bytes came, as {@link System#nanoTime()} counts. */
    long arrivedNanos() {
        return arrivedNanos;
    }

    /** When it was taken by the clock of the server that it came from, in microseconds since 1970; 0 for unknown. */
    long originMicros() {
        return originMicros;
    }

    /** The same as a camera gives it, on loan until the next change. */
    Picture.Jpeg loan() {
        return new Picture.Jpeg(buffer.duplicate(), arrivedNanos, originMicros, card);
    }
}
