package org.webcamd.benchmark.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.randu;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A texture that drifts by, and a ball that crosses it. Confined to one thread. */
final class Scene implements AutoCloseable {
    private static final int DRIFT = 4;
    private static final double BLUR = 3;

    private final int width;
    private final int height;
    private final int count;
    private final Mat texture;
    private final Mat canvas = new Mat();

    Scene(PictureSize size) {
        width = size.width();
        height = size.height();
        count = size.count();
        texture = texture(width + DRIFT * count, height);
    }

    private static Mat texture(int width, int height) {
        try (Mat black = new Mat(1, 1, CV_64FC1, Scalar.all(0));
             Mat white = new Mat(1, 1, CV_64FC1, Scalar.all(255));
             Mat noise = new Mat(height, width, CV_8UC3);
             Size everySize = new Size(0, 0)) {
            randu(noise, black, white);
            Mat soft = new Mat();
            GaussianBlur(noise, soft, everySize, BLUR);
            return soft;
        }
    }

    /** The picture of this number; the same matrix each time. */
    Mat draw(int number) {
        int radius = height / 8;
        int x = radius + (width - 2 * radius) * number / count;
        try (Rect window = new Rect(number * DRIFT, 0, width, height);
             Mat seen = texture.apply(window);
             Point centre = new Point(x, height / 2)) {
            seen.copyTo(canvas);
            circle(canvas, centre, radius, Scalar.WHITE, FILLED, LINE_AA, 0);
        }
        return canvas;
    }

    @Override
    public void close() {
        texture.close();
        canvas.close();
    }
}
