package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.ring.CaptureTime;
import org.webcamd.ring.Frame;
import org.webcamd.ring.Part;

/**
 * Makes a frame of what a camera delivered: a JPEG is checked, repaired and copied once, pixels are encoded. What is
 * not one whole JPEG is dropped and counted by reason. Confined to the capture thread.
 */
public final class FrameMaker implements AutoCloseable {
    private final ByteBufAllocator allocator;
    private final Counters counters;
    private final JpegEncoder encoder;
    private final JpegScanner scanner = new JpegScanner();
    private long sequence;

    /**
     * For one camera.
     *
     * @param allocator where frames are allocated
     * @param quality of the JPEGs that are encoded here, 1 to 100
     * @param counters the camera's
     */
    public FrameMaker(ByteBufAllocator allocator, int quality, Counters counters) {
        this.allocator = allocator;
        this.counters = counters;
        encoder = new JpegEncoder(quality);
    }

    /**
     * A frame of a camera's picture.
     *
     * @param picture borrowed; not used after the return
     * @return a frame that the caller owns, or null when the picture is no good (counted)
     */
    public Frame live(Picture picture) {
        ByteBuf buffer = buffer(picture);
        return buffer == null ? null : frame(buffer, CaptureTime.at(picture.capturedNanos()), Frame.Kind.LIVE);
    }

    /**
     * A frame of a status card.
     *
     * @param card pixels; borrowed
     * @return a frame that the caller owns
     */
    public Frame card(Picture.Raw card) {
        return frame(encoder.encode(card.pixels(), allocator), CaptureTime.at(card.capturedNanos()), Frame.Kind.CARD);
    }

    private Frame frame(ByteBuf buffer, CaptureTime captured, Frame.Kind kind) {
        return Part.frame(buffer, ++sequence, captured, kind);
    }

    private ByteBuf buffer(Picture picture) {
        if (picture instanceof Picture.Raw raw) {
            return encoder.encode(raw.pixels(), allocator);
        }
        return copyRepaired(Unpooled.wrappedBuffer(((Picture.Jpeg) picture).bytes()));
    }

    private ByteBuf copyRepaired(ByteBuf jpeg) {
        switch (scanner.scan(jpeg)) {
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
        ByteBuf out = Part.allocate(allocator, scanner.end() + HuffmanTables.BYTES);
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

    @Override
    public void close() {
        encoder.close();
    }
}
