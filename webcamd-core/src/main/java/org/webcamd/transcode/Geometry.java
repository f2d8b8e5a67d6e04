package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;

/** Scales, turns and mirrors pixels. Keeps memory from picture to picture; confined to one thread at a time. */
final class Geometry implements AutoCloseable {
    /** Codes of {@code cv::flip}. */
    private static final int TOP_AND_BOTTOM = 0;
    private static final int LEFT_AND_RIGHT = 1;
    private static final int BOTH = -1;
    private static final long MOST_KEPT_BYTES = 8L << 20;

    private Mat scaled;
    private Mat laid;

    /** The pixels in a size, borrowed until the next call or {@link #trim}; those that are given when they fit. */
    Mat scale(Mat pixels, Size to) {
        if (pixels.cols() == to.width() && pixels.rows() == to.height()) {
            return pixels;
        }
        scaled = scaled == null ? new Mat() : scaled;
        try (org.bytedeco.opencv.opencv_core.Size size =
            new org.bytedeco.opencv.opencv_core.Size(to.width(), to.height())) {
            resize(pixels, scaled, size, 0, 0, INTER_AREA);
        }
        return scaled;
    }

    /** The pixels laid, borrowed until the next call or {@link #trim}; those that are given when they lie so. */
    Mat lay(Mat pixels, Orientation orientation) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            return pixels;
        }
        laid = laid == null ? new Mat() : laid;
        if (orientation.mirrored()) {
            mirror(pixels, orientation);
        } else {
            turn(pixels, orientation);
        }
        return laid;
    }

    private void turn(Mat pixels, Orientation orientation) {
        rotate(pixels, laid, switch (orientation.rotation()) {
            case CLOCKWISE -> ROTATE_90_CLOCKWISE;
            case HALF -> ROTATE_180;
            default -> ROTATE_90_COUNTERCLOCKWISE;
        });
    }

    private void mirror(Mat pixels, Orientation orientation) {
        switch (orientation.rotation()) {
            case NONE -> flip(pixels, laid, LEFT_AND_RIGHT);
            case HALF -> flip(pixels, laid, TOP_AND_BOTTOM);
            case CLOCKWISE -> transpose(pixels, laid);
            default -> {
                transpose(pixels, laid);
                flip(laid, laid, BOTH);
            }
        }
    }

    /** The pixels to be written to: those that are given are others' as well, unless they have been made here. */
    Mat own(Mat pixels) {
        if (pixels == scaled || pixels == laid) {
            return pixels;
        }
        scaled = scaled == null ? new Mat() : scaled;
        pixels.copyTo(scaled);
        return scaled;
    }

    /** Gives up what is too much to keep. */
    void trim() {
        trim(scaled);
        trim(laid);
    }

    private static void trim(Mat pixels) {
        if (pixels != null && pixels.total() * pixels.elemSize() > MOST_KEPT_BYTES) {
            pixels.release();
        }
    }

    @Override
    public void close() {
        if (scaled != null) {
            scaled.close();
        }
        if (laid != null) {
            laid.close();
        }
    }
}
