package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;

/** Makes frames of cards, whose pixels have a place in the camera's memory. Used by one thread at a time. */
public final class CardEncoder implements AutoCloseable {
    private static final long PIXEL_BYTES = 3;

    private final MemoryShare memory;
    private final JpegEncoder encoder;

    /**
     * For one camera.
     *
     * @param memory the camera's
     * @param quality of the JPEGs, 1 to 100
     */
    public CardEncoder(MemoryShare memory, int quality) {
        this.memory = memory;
        encoder = new JpegEncoder(quality);
    }

    /**
     * Takes a place for a card: a picture of some kilobytes may have claimed to be a huge one.
     *
     * @param width in pixels
     * @param height in pixels
     * @return whether there is room, to be given back by {@link #giveBack}
     */
    public boolean reserve(int width, int height) {
        return memory.reserve(PIXEL_BYTES * width * height);
    }

    /**
     * Gives back a place.
     *
     * @param width as {@link #reserve} was told
     * @param height as {@link #reserve} was told
     */
    public void giveBack(int width, int height) {
        memory.giveBack(PIXEL_BYTES * width * height);
    }

    /**
     * Makes a card's frame.
     *
     * @param card borrowed
     * @param sequence position in the camera's sequence
     * @param drawn when it was
     * @return a frame that the caller owns, or null when there is no room (counted)
     */
    public Frame encode(Picture.Raw card, long sequence, CaptureTime drawn) {
        ByteBuf jpeg = encoder.encode(card.pixels(), memory);
        return jpeg == null ? null : Part.frame(memory, jpeg, sequence, drawn, Frame.Kind.CARD);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
