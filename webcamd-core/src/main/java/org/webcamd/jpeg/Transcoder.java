package org.webcamd.jpeg;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.netty.buffer.ByteBuf;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

/**
 * Makes a frame of pixels, or of another frame's JPEG, as a wish wants it: decoded where it is a JPEG, changed,
 * encoded. Holds one picture at a time; used by one thread at a time, which may change.
 */
public final class Transcoder implements FrameLine.Place {
    /** What is kept from picture to picture, so that memory need not be asked of the system for each. */
    private static final long MOST_KEPT_BYTES = 8L << 20;

    private static final int LEFT_TO_RIGHT = 1;

    private final MemoryShare memory;
    private final JpegEncoder encoder;

    // Made with the first picture, once the native libraries are wanted.
    private Mat pixels;
    private Mat turned;

    // The picture: a frame with a count of its own, or else pixels and what belongs to them; and what is to be done.
    private Frame source;
    private long sequence;
    private CaptureTime captured;
    private Wish wish;

    /**
     * Holds nothing yet.
     *
     * @param memory the camera's
     * @param quality of the JPEGs that are encoded, 1 to 100
     */
    public Transcoder(MemoryShare memory, int quality) {
        this.memory = memory;
        encoder = new JpegEncoder(quality);
    }

    /**
     * Loads a frame, of which another with the same sequence and time of capture is to be made. A status card stays
     * upright, since nobody could read it turned, and has the size of a turned picture.
     *
     * @param frame ownership of a count passes to this object
     * @param wanted what is to be done with it
     */
    public void load(Frame frame, Wish wanted) {
        source = frame;
        wish = wanted;
    }

    /**
     * Loads pixels of a picture.
     *
     * @param picture copied
     * @param number position in the camera's sequence
     * @param taken when the picture was
     * @param wanted what is to be done with it
     */
    public void load(Picture.Raw picture, long number, CaptureTime taken, Wish wanted) {
        if (pixels == null) {
            pixels = new Mat();
        }
        picture.pixels().copyTo(pixels);
        sequence = number;
        captured = taken;
        wish = wanted;
    }

    @Override
    public Frame make() {
        OpenCv.load();
        if (source == null) {
            return frame(encode(pixels, Rotation.NONE), sequence, captured, Frame.Kind.LIVE);
        }
        try {
            return staysAsItIs(source) ? (Frame) source.retain() : remake(source);
        } finally {
            unload();
        }
    }

    private boolean staysAsItIs(Frame frame) {
        return isCard(frame) && !wish.rotation().swapsSides();
    }

    private static boolean isCard(Frame frame) {
        return frame.kind() == Frame.Kind.CARD;
    }

    private Frame remake(Frame frame) {
        long once = DecodingCost.bytes(frame.jpeg());
        if (once == DecodingCost.UNKNOWN) {
            throw new IllegalStateException("the header of this JPEG does not tell its size");
        }
        // A card is scaled as well.
        long cost = isCard(frame) ? 2 * once : once;
        if (!memory.reserve(cost)) {
            return null;
        }
        try {
            return remakeReserved(frame);
        } finally {
            if (turned != null && turned.total() * turned.elemSize() > MOST_KEPT_BYTES) {
                turned.release();
            }
            memory.giveBack(cost);
        }
    }

    private Frame remakeReserved(Frame frame) {
        ByteBuf jpeg = frame.jpeg();
        try (BytePointer bytes = new BytePointer(jpeg.nioBuffer());
            Mat encoded = new Mat(1, jpeg.readableBytes(), CV_8UC1, bytes);
            Mat decoded = imdecode(encoded, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION)) {
            if (decoded.empty()) {
                throw new IllegalStateException("OpenCV cannot decode a JPEG of " + jpeg.readableBytes() + " bytes");
            }
            // What is made has no Exif: all viewers see it the way that those see who honour it.
            ByteBuf made = isCard(frame) ? encodeUpright(decoded)
                : encode(decoded, upright(decoded, Exif.orientation(jpeg)));
            return frame(made, frame.sequence(), frame.captured(), frame.kind());
        }
    }

    private Frame frame(ByteBuf encoded, long number, CaptureTime taken, Frame.Kind shows) {
        return encoded == null ? null : Part.frame(memory, encoded, number, taken, shows);
    }

    /** Mirrors pixels in their place, where they are stored so. Returns how far they still are to be turned. */
    private static Rotation upright(Mat stored, int orientation) {
        if (Exif.isMirrored(orientation)) {
            opencv_core.flip(stored, stored, LEFT_TO_RIGHT);
        }
        return Exif.rotation(orientation);
    }

    private ByteBuf encode(Mat stored, Rotation untilUpright) {
        Rotation rotation = untilUpright.then(wish.rotation());
        if (rotation == Rotation.NONE) {
            return encoder.encode(stored, memory);
        }
        if (turned == null) {
            turned = new Mat();
        }
        opencv_core.rotate(stored, turned, code(rotation));
        return encoder.encode(turned, memory);
    }

    private ByteBuf encodeUpright(Mat card) {
        try (Mat fitted = TurnedCard.of(card)) {
            return encoder.encode(fitted, memory);
        }
    }

    private static int code(Rotation rotation) {
        return switch (rotation) {
            case CLOCKWISE -> ROTATE_90_CLOCKWISE;
            case HALF -> ROTATE_180;
            case COUNTERCLOCKWISE -> ROTATE_90_COUNTERCLOCKWISE;
            default -> throw new IllegalArgumentException("nothing to turn");
        };
    }

    @Override
    public void unload() {
        if (source != null) {
            source.release();
            source = null;
        }
    }

    @Override
    public void close() {
        unload();
        encoder.close();
        if (pixels != null) {
            pixels.close();
        }
        if (turned != null) {
            turned.close();
        }
    }
}
