package org.webcamd.jpeg;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.ring.Frame;
import org.webcamd.ring.Part;

/**
 * Makes the rotated picture of a frame: one decode, one rotation, one encode. Used by one thread at a time, which may
 * change.
 */
public final class JpegRotator implements AutoCloseable {
    private final ByteBufAllocator allocator;
    private final JpegEncoder encoder;
    private final int code;
    private Mat rotated;

    /**
     * For one rotation.
     *
     * @param allocator where frames are allocated
     * @param quality of the rotated JPEGs, 1 to 100
     * @param degreesClockwise 90, 180 or 270
     */
    public JpegRotator(ByteBufAllocator allocator, int quality, int degreesClockwise) {
        this.allocator = allocator;
        encoder = new JpegEncoder(quality);
        code = switch (degreesClockwise) {
            case 90 -> ROTATE_90_CLOCKWISE;
            case 180 -> ROTATE_180;
            case 270 -> ROTATE_90_COUNTERCLOCKWISE;
            default -> throw new IllegalArgumentException("no rotation by " + degreesClockwise + " degrees");
        };
    }

    /**
     * The rotated picture, with the same sequence and time of capture.
     *
     * @param frame a live frame, of which the caller holds a count during the call
     * @return a frame that the caller owns, or null when the JPEG cannot be decoded
     */
    public Frame rotate(Frame frame) {
        OpenCv.load();
        ByteBuf jpeg = frame.jpeg();
        try (BytePointer bytes = new BytePointer(jpeg.nioBuffer());
            Mat encoded = new Mat(1, jpeg.readableBytes(), CV_8UC1, bytes);
            Mat pixels = decode(encoded)) {
            if (pixels == null || pixels.empty()) {
                return null;
            }
            if (rotated == null) {
                rotated = new Mat();
            }
            opencv_core.rotate(pixels, rotated, code);
            return Part.frame(encoder.encode(rotated, allocator), frame.sequence(), frame.captured(), Frame.Kind.LIVE);
        }
    }

    private static Mat decode(Mat encoded) {
        try {
            return imdecode(encoded, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
        } catch (RuntimeException absurdSize) {
            // One broken byte in the header is enough for it.
            return null;
        }
    }

    @Override
    public void close() {
        encoder.close();
        if (rotated != null) {
            rotated.close();
        }
    }
}
