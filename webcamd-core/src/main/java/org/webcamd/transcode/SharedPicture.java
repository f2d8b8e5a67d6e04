package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.jpeg.Exif;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

/**
 * One picture of a camera, of which frames for several wishes are made: a frame with a JPEG, or pixels. A JPEG is
 * decoded when the first of them wants its pixels, once for all.
 *
 * <p>Made by a {@link PictureSharer}. Whoever made it holds the first count, each {@link Transcoder} that loads it one
 * more; with the last one the pixels go back to the sharer. {@link #expect} is for its maker, before anybody has it;
 * the rest is for any thread that holds a count.
 */
public final class SharedPicture extends AbstractReferenceCounted {
    private final PictureSharer sharer;
    private final Frame frame;
    private final JpegHeader header;
    private final Size size;
    /** What is to be done with it, so that it is upright. */
    private final Orientation stored;
    private final long sequence;
    private final CaptureTime captured;
    private final Frame.Kind kind;
    private int reduction = Plan.MOST_REDUCTION;
    private int eighths = 1;

    // Guarded by this.
    private Mat pixels;
    private Planes planes;
    private long reservedBytes;
    private boolean decoded;
    private boolean decodedAsPlanes;

    /** Of a frame with a JPEG, of which it owns a count. */
    SharedPicture(PictureSharer sharer, Frame frame) {
        this.sharer = sharer;
        this.frame = frame;
        sequence = frame.sequence();
        captured = frame.captured();
        kind = frame.kind();
        header = JpegHeader.of(frame.jpeg());
        size = header == null ? null : header.size();
        stored = header == null ? Orientation.UPRIGHT : Exif.upright(frame.jpeg());
    }

    /** Of pixels, which it owns. */
    SharedPicture(PictureSharer sharer, Mat pixels, long sequence, CaptureTime captured, Frame.Kind kind) {
        this.sharer = sharer;
        this.pixels = pixels;
        this.sequence = sequence;
        this.captured = captured;
        this.kind = kind;
        frame = null;
        header = null;
        stored = Orientation.UPRIGHT;
        size = new Size(pixels.cols(), pixels.rows());
        decoded = true;
    }

    /**
     * Sees to it that the picture is decoded as large as a wish needs it, whoever needs it first.
     *
     * @param wish of which a frame will be made
     */
    public void expect(Wish wish) {
        if (header != null) {
            boolean isWhole = kind == Frame.Kind.CARD;
            reduction = Math.min(reduction, isWhole ? 1 : plan(wish).reduction());
            eighths = Math.max(eighths, isWhole ? Plan.WHOLE : plan(wish).eighths(size));
        }
    }

    /**
     * How a wish is met. What is made has no Exif: all viewers see it the way that those see who honour it.
     *
     * @throws IllegalStateException when its header does not tell its size
     */
    Plan plan(Wish wish) {
        if (size == null) {
            throw new IllegalStateException("the header of this JPEG does not tell its size");
        }
        Plan plan = Plan.of(Wish.laid(stored).then(wish), size);
        boolean isUndone = plan.way() == Plan.Way.KEPT && hasExif();
        return isUndone ? plan.byBlocks() : plan;
    }

    /** Whether it tells that it is to be laid otherwise than it is stored. */
    boolean hasExif() {
        return !stored.equals(Orientation.UPRIGHT);
    }

    /** The frame, borrowed; null for pixels. */
    Frame frame() {
        return frame;
    }

    /** What its JPEG tells; null for pixels, and where the JPEG does not tell. */
    JpegHeader header() {
        return header;
    }

    /** As stored; null where that is not known. */
    Size size() {
        return size;
    }

    /** {@return its place among the pictures of its camera} */
    public long sequence() {
        return sequence;
    }

    CaptureTime captured() {
        return captured;
    }

    Frame.Kind kind() {
        return kind;
    }

    /**
     * The pixels: as many as {@link #expect} was told are needed, or more. Others wait while one decodes.
     *
     * @return borrowed, not to be written to; null when there is no memory for them (counted)
     * @throws IllegalStateException when they cannot be decoded
     */
    synchronized Mat pixels() {
        if (!decoded) {
            decoded = true;
            long bytes = header.decodingBytes(reduction);
            if (sharer.memory().reserve(bytes)) {
                reservedBytes += bytes;
                pixels = sharer.take();
                decode();
            }
        }
        if (pixels != null && pixels.empty()) {
            throw new IllegalStateException("OpenCV cannot decode this JPEG of " + frame.jpeg().readableBytes()
                + " bytes");
        }
        return pixels;
    }

    /**
     * The same as planes, of a JPEG, where libturbojpeg is there.
     *
     * @return borrowed, not to be written to; null when there is no memory for them (counted), nor for pixels then, and
     *     when it has to be done with pixels: the picture is broken, or such planes as are seldom seen
     */
    synchronized Planes planes() {
        if (!decodedAsPlanes) {
            decodedAsPlanes = true;
            long bytes = header.planeBytes(eighths);
            if (sharer.memory().reserve(bytes)) {
                reservedBytes += bytes;
                decodePlanes(sharer.takePlanes());
            } else {
                decoded = true;
            }
        }
        return planes;
    }

    /** Takes ownership of where they are decoded to. */
    private void decodePlanes(Planes room) {
        boolean isWhole = false;
        try {
            isWhole = room.decode(frame.jpeg(), header, eighths);
        } finally {
            if (isWhole) {
                planes = room;
            } else {
                sharer.giveBack(room);
            }
        }
    }

    /** Into the pixels, which are empty then when it fails. */
    private void decode() {
        OpenCv.load();
        ByteBuf jpeg = frame.jpeg();
        boolean isWhole = false;
        try (BytePointer bytes = new BytePointer(jpeg.nioBuffer());
            Mat encoded = new Mat(1, jpeg.readableBytes(), CV_8UC1, bytes);
            Mat result = imdecode(encoded, flags() | IMREAD_IGNORE_ORIENTATION, pixels)) {
            isWhole = !result.empty();
        } finally {
            if (!isWhole) {
                // What was in that memory before is no picture of this one.
                pixels.release();
            }
        }
    }

    private int flags() {
        return switch (reduction) {
            case 2 -> IMREAD_REDUCED_COLOR_2;
            case 4 -> IMREAD_REDUCED_COLOR_4;
            case 8 -> IMREAD_REDUCED_COLOR_8;
            default -> IMREAD_COLOR;
        };
    }

    @Override
    protected void deallocate() {
        sharer.giveBack(pixels);
        sharer.giveBack(planes);
        sharer.memory().giveBack(reservedBytes);
        if (frame != null) {
            frame.release();
        }
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        return this;
    }
}
