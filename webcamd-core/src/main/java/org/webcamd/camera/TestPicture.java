package org.webcamd.camera;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_DUPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Draws the test picture: colour bars, a ball that crosses the picture once in four seconds, the wall clock to the
 * millisecond and the number of the frame, so that delay, loss and order can be seen with the eye.
 */
final class TestPicture implements AutoCloseable {
    /** The bars of a television test card at 75 %, blue-green-red. */
    private static final int[][] BARS = {
        {191, 191, 191}, {0, 191, 191}, {191, 191, 0}, {0, 191, 0}, {191, 0, 191}, {0, 0, 191}, {191, 0, 0}};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int GREY_STEPS = 32;
    private static final long CROSSING_MILLIS = 4_000;

    private final int width;
    private final int height;
    private final Mat background;
    private final Mat canvas;
    private long number;

    TestPicture(int width, int height) {
        this.width = width;
        this.height = height;
        background = drawBackground(width, height);
        canvas = background.clone();
    }

    /** The next picture; the same matrix each time. */
    Mat draw() {
        background.copyTo(canvas);
        drawBall();
        drawText(LocalTime.now().format(CLOCK) + "   frame " + ++number);
        return canvas;
    }

    private void drawBall() {
        long phase = System.nanoTime() / 1_000_000 % (2 * CROSSING_MILLIS);
        double along = Math.abs(phase - CROSSING_MILLIS) / (double) CROSSING_MILLIS;
        int radius = height / 12;
        int x = radius + (int) (along * (width - 2 * radius));
        try (Point centre = new Point(x, height / 3); Scalar white = new Scalar(255, 255, 255, 0)) {
            circle(canvas, centre, radius, white, FILLED, LINE_AA, 0);
        }
    }

    private void drawText(String text) {
        double scale = Math.min(width / 640.0, height / 360.0);
        int baseline = height * 11 / 12;
        int thickness = Math.max(1, (int) Math.round(scale));
        try (Point origin = new Point(width / 20, baseline); Scalar white = new Scalar(255, 255, 255, 0)) {
            putText(canvas, text, origin, FONT_HERSHEY_DUPLEX, scale, white, thickness, LINE_AA, false);
        }
    }

    private static Mat drawBackground(int width, int height) {
        Mat picture = new Mat(height, width, CV_8UC3);
        int barsEnd = height * 2 / 3;
        int greysEnd = height * 5 / 6;
        for (int i = 0; i < BARS.length; i++) {
            int[] bar = BARS[i];
            fill(picture, i * width / BARS.length, (i + 1) * width / BARS.length, 0, barsEnd, bar[0], bar[1], bar[2]);
        }
        for (int i = 0; i < GREY_STEPS; i++) {
            int grey = 255 * i / (GREY_STEPS - 1);
            fill(picture, i * width / GREY_STEPS, (i + 1) * width / GREY_STEPS, barsEnd, greysEnd, grey, grey, grey);
        }
        fill(picture, 0, width, greysEnd, height, 32, 24, 16);
        return picture;
    }

    private static void fill(Mat picture, int left, int right, int top, int bottom, int blue, int green, int red) {
        try (Rect area = new Rect(left, top, right - left, bottom - top);
            Scalar colour = new Scalar(blue, green, red, 0)) {
            rectangle(picture, area, colour, FILLED, 0, 0);
        }
    }

    @Override
    public void close() {
        canvas.close();
        background.close();
    }
}
