package org.webcamd.benchmark.wish;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.netty.buffer.ByteBuf;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

/** What OpenCV takes by itself, with memory kept from picture to picture. Confined to one thread; ends with it. */
final class OpenCvAlone {
    private static final int LEFT_AND_RIGHT = 1;

    private final Mat decoded;
    private final Mat scaled = new Mat();
    private final Mat laid = new Mat();
    private final BytePointer encoded = new BytePointer();

    OpenCvAlone() {
        OpenCv.load();
        decoded = new Mat();
    }

    /** What to do for a wish of a quarter turn, a mirror, a size, a quality. */
    Runnable task(Wish wish, Size stored, ByteBuf jpeg, int quality) {
        boolean swaps = wish.orientation().swapsSides();
        Size seen = wish.bounds().fit(swaps ? stored.swapped() : stored);
        Size wanted = swaps ? seen.swapped() : seen;
        return () -> make(wish, jpeg, reduced(stored, wanted), wanted, quality);
    }

    private static int reduced(Size stored, Size wanted) {
        return switch (stored.width() / wanted.width()) {
            case 1 -> IMREAD_COLOR;
            case 2, 3 -> IMREAD_REDUCED_COLOR_2;
            default -> IMREAD_REDUCED_COLOR_4;
        };
    }

    private void make(Wish wish, ByteBuf jpeg, int how, Size wanted, int quality) {
        try (BytePointer bytes = new BytePointer(jpeg.nioBuffer());
            Mat source = new Mat(1, jpeg.readableBytes(), CV_8UC1, bytes);
            Mat result = imdecode(source, how, decoded);
            IntPointer parameters = new IntPointer(IMWRITE_JPEG_QUALITY, quality);
            org.bytedeco.opencv.opencv_core.Size size =
                new org.bytedeco.opencv.opencv_core.Size(wanted.width(), wanted.height())) {
            Mat last = result;
            if (last.cols() != wanted.width()) {
                resize(last, scaled, size, 0, 0, INTER_AREA);
                last = scaled;
            }
            if (wish.orientation().rotation() == Rotation.CLOCKWISE) {
                rotate(last, laid, ROTATE_90_CLOCKWISE);
                last = laid;
            } else if (wish.orientation().mirrored()) {
                flip(last, laid, LEFT_AND_RIGHT);
                last = laid;
            }
            imencode(".jpg", last, encoded, parameters);
        }
    }
}
