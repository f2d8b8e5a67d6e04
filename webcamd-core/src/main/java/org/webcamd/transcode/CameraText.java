package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_DUPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;

import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.webcamd.frame.CaptureTime;

/**
 * Writes a camera's text into its pictures, white with a black outline, so that it can be read on any of them. Any
 * thread.
 */
public final class CameraText {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** The height of a letter is a thirtieth of the picture's, and never too small to be read. */
    private static final double LETTERS = 30;
    private static final double LEAST_HEIGHT = 9;
    private static final double HEIGHT_AT_SCALE_1 = 22;
    private static final double OUTLINE = 2.5;
    private static final double USED = 0.96;

    private final TextTemplate template;
    private final TextSettings.Position position;

    // Guarded by this: what the rate is told from.
    private long fromSequence;
    private long fromNanos;
    private double fps = Double.NaN;

    /**
     * For one camera.
     *
     * @param settings what to write, and where; nothing is written where it is empty
     * @param camera its name
     */
    public CameraText(TextSettings settings, String camera) {
        template = new TextTemplate(settings.template(), camera);
        position = settings.position();
    }

    /** Writes into pixels. */
    void draw(Mat pixels, long sequence, CaptureTime captured) {
        String text = template.at(captured.epochMicros(), ZoneId.systemDefault(), fps(sequence, captured.nanos()));
        int[] baseline = new int[1];
        double scale = Math.max(LEAST_HEIGHT, pixels.rows() / LETTERS) / HEIGHT_AT_SCALE_1;
        try (Size whole = getTextSize(text, FONT_HERSHEY_DUPLEX, scale, 1, baseline)) {
            double fitted = whole.width() > USED * pixels.cols() ? scale * USED * pixels.cols() / whole.width() : scale;
            write(pixels, text, fitted, (int) (whole.width() * fitted / scale));
        }
    }

    private void write(Mat pixels, String text, double scale, int width) {
        int height = (int) Math.ceil(HEIGHT_AT_SCALE_1 * scale);
        int margin = Math.max(2, height / 2);
        int x = position.isRight() ? Math.max(0, pixels.cols() - width - margin) : margin;
        int y = position.isTop() ? margin + height : pixels.rows() - margin - height / 4;
        int thickness = Math.max(1, (int) Math.round(scale));
        try (Point origin = new Point(x, y); Scalar black = Scalar.all(0); Scalar white = Scalar.all(255)) {
            putText(pixels, text, origin, FONT_HERSHEY_DUPLEX, scale, black, (int) Math.ceil(OUTLINE * thickness),
                LINE_AA, false);
            putText(pixels, text, origin, FONT_HERSHEY_DUPLEX, scale, white, thickness, LINE_AA, false);
        }
    }

    /** The camera begins anew: what came before tells nothing of its rate. */
    public synchronized void begin() {
        fromSequence = 0;
        fps = Double.NaN;
    }

    /** Of the camera, over a second and more; not a number before that. */
    private synchronized double fps(long sequence, long nanos) {
        long since = nanos - fromNanos;
        if (fromSequence == 0 || since < 0 || sequence < fromSequence) {
            fromSequence = sequence;
            fromNanos = nanos;
        } else if (since >= SECOND) {
            fps = (double) (sequence - fromSequence) * SECOND / since;
            fromSequence = sequence;
            fromNanos = nanos;
        }
        return fps;
    }
}
