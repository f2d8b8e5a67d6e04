package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.concurrent.atomic.AtomicLong;
import org.webcamd.camera.CameraMode;
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
    private final AtomicLong sequence;
    private CameraMode lastAgreed;
    private CameraMode lastMode;
    private int width;
    private int height;

    /**
     * For one camera.
     *
     * @param allocator where frames are allocated
     * @param quality of the JPEGs that are encoded here, 1 to 100
     * @param counters the camera's
     * @param sequence the camera's, which all who make frames for its ring draw from
     */
    public FrameMaker(ByteBufAllocator allocator, int quality, Counters counters, AtomicLong sequence) {
        this.allocator = allocator;
        this.counters = counters;
        this.sequence = sequence;
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
        return buffer == null ? null : frame(buffer, captured(picture), Frame.Kind.LIVE);
    }

    /** What another server has told about its picture is passed on to viewers; decisions use the clock of this one. */
    private static CaptureTime captured(Picture picture) {
        if (picture instanceof Picture.Jpeg jpeg && jpeg.originMicros() != 0) {
            return new CaptureTime(jpeg.capturedNanos(), jpeg.originMicros());
        }
        return CaptureTime.at(picture.capturedNanos());
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

    /**
     * The mode with the size that the last live picture really had: a camera may change it in mid-stream.
     *
     * @param agreed with the driver
     * @return the same value again until something changes
     */
    public CameraMode modeOf(CameraMode agreed) {
        boolean known = width > 0 && height > 0;
        if (agreed != lastAgreed || known && (width != lastMode.width() || height != lastMode.height())) {
            lastAgreed = agreed;
            lastMode = known
                ? new CameraMode(agreed.driver(), width, height, agreed.fps(), agreed.pixelFormat()) : agreed;
        }
        return lastMode;
    }

    private Frame frame(ByteBuf buffer, CaptureTime captured, Frame.Kind kind) {
        return Part.frame(buffer, sequence.incrementAndGet(), captured, kind);
    }

    private ByteBuf buffer(Picture picture) {
        if (picture instanceof Picture.Raw raw) {
            width = raw.pixels().cols();
            height = raw.pixels().rows();
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
        width = scanner.width();
        height = scanner.height();
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
