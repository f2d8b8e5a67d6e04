package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.frame.PictureLabels;
import org.webcamd.memory.MemoryShare;

/**
 * Makes a frame of the JPEG that a camera delivered: it is checked, repaired and copied once. What is not one whole
 * JPEG is dropped and counted by reason. Confined to the capture thread.
 */
public final class FrameMaker {
    private final MemoryShare memory;
    private final Counters counters;
    private final JpegScanner scanner = new JpegScanner();
    private final PictureLabels labels;
    private boolean good;

    /**
     * For one camera.
     *
     * @param memory the camera's
     * @param counters the camera's
     * @param labels the camera's, which all who make frames for its ring draw from
     */
    public FrameMaker(MemoryShare memory, Counters counters, PictureLabels labels) {
        this.memory = memory;
        this.counters = counters;
        this.labels = labels;
    }

    /**
     * A frame of a camera's picture; what another server sends in place of one, where it has none.
     *
     * @param picture borrowed; not used after the return
     * @return a frame that the caller owns, or null when the picture is no good or there is no memory for it (counted)
     */
    public Frame live(Picture.Jpeg picture) {
        ByteBuf buffer = copyRepaired(Unpooled.wrappedBuffer(picture.bytes()));
        return buffer == null ? null
            : Part.frame(memory, buffer, labels.nextNumber(),
                labels.time(picture.capturedNanos(), picture.originMicros()),
                picture.kind());
    }

    /** {@return the width of the last good picture, in pixels; 0 when its header did not tell} */
    public int width() {
        return scanner.width();
    }

    /** {@return the height of the last good picture, in pixels; 0 when its header did not tell} */
    public int height() {
        return scanner.height();
    }

    /**
     * Tells why there is no frame.
     *
     * @return whether the last picture was one whole JPEG, so that only memory was missing
     */
    public boolean isGood() {
        return good;
    }

    private ByteBuf copyRepaired(ByteBuf jpeg) {
        JpegScanner.Verdict verdict = scanner.scan(jpeg);
        good = verdict == JpegScanner.Verdict.WHOLE;
        switch (verdict) {
            case EMPTY:
                counters.increment(Counter.DROPPED_EMPTY);
                return null;
            case GARBAGE:
                counters.increment(Counter.DROPPED_GARBAGE);
                return null;
            case TRUNCATED:
                counters.increment(Counter.DROPPED_TRUNCATED);
                return null;
            default:
                return copyWhole(jpeg);
        }
    }

    private ByteBuf copyWhole(ByteBuf jpeg) {
        if (scanner.end() < jpeg.readableBytes()) {
            counters.increment(Counter.TRAILING_CUT);
        }
        ByteBuf out = Part.allocate(memory, scanner.end() + HuffmanTables.BYTES);
        if (out == null) {
            return null;
        }
        int headerFrom = 0;
        if (scanner.hasThumbnail()) {
            counters.increment(Counter.THUMBNAIL_CUT);
            out.writeBytes(jpeg, 0, scanner.thumbnailStart());
            headerFrom = scanner.thumbnailEnd();
        }
        out.writeBytes(jpeg, headerFrom, scanner.scanStart() - headerFrom);
        if (!scanner.hasHuffmanTables()) {
            counters.increment(Counter.HUFFMAN_ADDED);
            HuffmanTables.writeTo(out);
        }
        return out.writeBytes(jpeg, scanner.scanStart(), scanner.end() - scanner.scanStart());
    }
}
