package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.webcamd.camera.JpegStart;
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
    private static final int EOI = 0xFFD9;
    private static final int MOST_ADDED_BYTES = HuffmanTables.BYTES + Exif.BYTES + 2;

    private final MemoryShare memory;
    private final Counters counters;
    private final JpegScanner scanner = new JpegScanner();
    private final PictureLabels labels;
    private final boolean strict;
    private final MissingEnd missingEnd = new MissingEnd();
    private boolean good;

    /**
     * For one camera.
     *
     * @param memory the camera's
     * @param counters the camera's
     * @param labels the camera's, which all who make frames for its ring draw from
     * @param strict whether a picture whose end-of-image marker was never sent counts as truncated
     */
    public FrameMaker(MemoryShare memory, Counters counters, PictureLabels labels, boolean strict) {
        this.strict = strict;
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
        ByteBuf buffer = copyRepaired(Unpooled.wrappedBuffer(picture.bytes()), JpegStart.of(picture.bytes()));
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

    private ByteBuf copyRepaired(ByteBuf bytes, int start) {
        ByteBuf jpeg = start > 0 ? bytes.slice(start, bytes.readableBytes() - start) : bytes;
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
                return complete(jpeg, start);
            default:
                return copyWhole(jpeg, start, scanner.end());
        }
    }

    private ByteBuf complete(ByteBuf jpeg, int start) {
        int end = strict ? MissingEnd.NOT_FOUND : missingEnd.find(jpeg, scanner);
        good = end != MissingEnd.NOT_FOUND;
        if (!good) {
            counters.increment(Counter.DROPPED_TRUNCATED);
            return null;
        }
        ByteBuf out = copyWhole(jpeg, start, end);
        if (out != null) {
            counters.increment(Counter.END_ADDED);
            out.writeShort(EOI);
        }
        return out;
    }

    private ByteBuf copyWhole(ByteBuf jpeg, int start, int end) {
        ByteBuf out = Part.allocate(memory, end + MOST_ADDED_BYTES);
        if (out == null) {
            return null;
        }
        if (start > 0) {
            counters.increment(Counter.LEADING_CUT);
        }
        if (end < jpeg.readableBytes()) {
            counters.increment(Counter.TRAILING_CUT);
        }
        if (scanner.thumbnails().isAny()) {
            counters.increment(Counter.THUMBNAIL_CUT);
        }
        scanner.thumbnails().copyWithout(jpeg, scanner.scanStart(), out);
        if (!scanner.hasHuffmanTables()) {
            counters.increment(Counter.HUFFMAN_ADDED);
            HuffmanTables.writeTo(out);
        }
        return out.writeBytes(jpeg, jpeg.readerIndex() + scanner.scanStart(), end - scanner.scanStart());
    }
}
