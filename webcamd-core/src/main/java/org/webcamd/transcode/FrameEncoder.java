package org.webcamd.transcode;

import io.netty.buffer.ByteBuf;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Size;

/** Makes a frame of pixels at once and as they are, for who shares them with nobody. Used by one thread at a time. */
public final class FrameEncoder implements AutoCloseable {
    private final MemoryShare memory;
    private final JpegEncoder encoder;

    /**
     * Has encoded nothing yet.
     *
     * @param memory the camera's
     * @param quality of the JPEGs, 1 to 100
     */
    public FrameEncoder(MemoryShare memory, int quality) {
        this.memory = memory;
        encoder = new JpegEncoder(quality);
    }

    /**
     * Takes a place for pixels: a picture of some kilobytes may have claimed to be a huge one.
     *
     * @param width in pixels
     * @param height in pixels
     * @return whether there is room, to be given back by {@link #giveBack}
     */
    public boolean reserve(int width, int height) {
        return memory.reserve(JpegHeader.pixelBytes(new Size(width, height)));
    }

    /**
     * Gives back a place.
     *
     * @param width as {@link #reserve} was told
     * @param height as {@link #reserve} was told
     */
    public void giveBack(int width, int height) {
        memory.giveBack(JpegHeader.pixelBytes(new Size(width, height)));
    }

    /**
     * Encodes a picture.
     *
     * @param picture borrowed
     * @param sequence position in the camera's sequence
     * @param taken when it was
     * @param kind what it shows
     * @return a frame that the caller owns, or null when there is no memory for it (counted)
     */
    public Frame encode(Picture.Raw picture, long sequence, CaptureTime taken, Frame.Kind kind) {
        ByteBuf jpeg = encoder.encode(picture.pixels(), memory);
        return jpeg == null ? null : Part.frame(memory, jpeg, sequence, taken, kind);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
