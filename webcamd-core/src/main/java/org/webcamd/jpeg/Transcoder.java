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
import org.webcamd.memory.MemoryShare;
import org.webcamd.ring.CaptureTime;
import org.webcamd.ring.Frame;
import org.webcamd.ring.Part;

/**
 * Makes a frame of pixels, or of another frame's JPEG: decoded where it is a JPEG, rotated where that is asked for,
 * encoded. Holds one picture at a time; used by one thread at a time, which may change.
 */
public final class Transcoder implements FrameLine.Place {
    private static final int NO_ROTATION = -1;

    private final MemoryShare memory;
    private final JpegEncoder encoder;
    private final int rotation;

    // Made with the first picture, once the native libraries are wanted.
    private Mat pixels;
    private Mat rotated;

    // The picture: a frame with a count of its own, or else pixels and what belongs to them.
    private Frame source;
    private long sequence;
    private CaptureTime captured;
    private Frame.Kind kind;

    /**
     * For one rotation.
     *
     * @param memory the camera's
     * @param quality of the JPEGs that are encoded, 1 to 100
     * @param degreesClockwise 0, 90, 180 or 270
     */
    public Transcoder(MemoryShare memory, int quality, int degreesClockwise) {
        this.memory = memory;
        encoder = new JpegEncoder(quality);
        rotation = switch (degreesClockwise) {
            case 0 -> NO_ROTATION;
            case 90 -> ROTATE_90_CLOCKWISE;
            case 180 -> ROTATE_180;
            case 270 -> ROTATE_90_COUNTERCLOCKWISE;
            default -> throw new IllegalArgumentException("no rotation by " + degreesClockwise + " degrees");
        };
    }

    /**
     * Loads a frame, of which another with the same sequence and time of capture is to be made. A status card stays as
     * it is: turned with the picture it could not be read.
     *
     * @param frame ownership of a count passes to this object
     */
    public void load(Frame frame) {
        source = frame;
    }

    /**
     * Loads pixels.
     *
     * @param picture copied
     * @param number position in the camera's sequence
     * @param shows what the frame shows
     */
    public void load(Picture.Raw picture, long number, Frame.Kind shows) {
        if (pixels == null) {
            pixels = new Mat();
        }
        picture.pixels().copyTo(pixels);
        sequence = number;
        captured = CaptureTime.at(picture.capturedNanos());
        kind = shows;
    }

    @Override
    public Frame make() {
        OpenCv.load();
        if (source == null) {
            return frame(encode(pixels), sequence, captured, kind);
        }
        try {
            return source.isLive() ? remake(source) : (Frame) source.retain();
        } finally {
            unload();
        }
    }

    private Frame remake(Frame frame) {
        ByteBuf jpeg = frame.jpeg();
        try (BytePointer bytes = new BytePointer(jpeg.nioBuffer());
            Mat encoded = new Mat(1, jpeg.readableBytes(), CV_8UC1, bytes);
            Mat decoded = imdecode(encoded, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION)) {
            if (decoded.empty()) {
                throw new IllegalStateException("OpenCV cannot decode a JPEG of " + jpeg.readableBytes() + " bytes");
            }
            return frame(encode(decoded), frame.sequence(), frame.captured(), frame.kind());
        }
    }

    private Frame frame(ByteBuf encoded, long number, CaptureTime taken, Frame.Kind shows) {
        return encoded == null ? null : Part.frame(memory, encoded, number, taken, shows);
    }

    private ByteBuf encode(Mat upright) {
        if (rotation == NO_ROTATION) {
            return encoder.encode(upright, memory);
        }
        if (rotated == null) {
            rotated = new Mat();
        }
        opencv_core.rotate(upright, rotated, rotation);
        return encoder.encode(rotated, memory);
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
        if (rotated != null) {
            rotated.close();
        }
    }
}
