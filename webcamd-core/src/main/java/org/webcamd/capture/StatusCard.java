package org.webcamd.capture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_DUPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;

/**
 * Draws what viewers see in place of a camera that gives no pictures: its name, what is wrong, and since when. Confined
 * to the capture thread.
 */
final class StatusCard implements AutoCloseable {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /** At a scale of 1, a character of this font is about so wide and a line so high, in pixels. */
    private static final double CHARACTER_WIDTH = 19;
    private static final double LINE_HEIGHT = 44;
    /** As many characters in a line as are pleasant to read. */
    private static final int LINE_CHARACTERS = 56;
    private static final double TITLE_SCALE = 1.5;

    private final int width;
    private final int height;
    private Mat canvas;

    StatusCard(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The card, valid until the next one. */
    Picture.Raw draw(String name, CaptureStatus status) {
        OpenCv.load();
        if (canvas == null) {
            canvas = new Mat(height, width, CV_8UC3);
        }
        double scale = width * 0.9 / (LINE_CHARACTERS * CHARACTER_WIDTH);
        List<String> lines = wrap(printable(status.explanation()));
        lines.add("");
        lines.add("%s since %s".formatted(status.state().label(), TIME.format(status.since())));
        paintBackground(scale);
        double y = (height - (lines.size() + TITLE_SCALE) * LINE_HEIGHT * scale) / 2 + LINE_HEIGHT * scale;
        write(printable(name), y, scale * TITLE_SCALE, 255);
        y += TITLE_SCALE * LINE_HEIGHT * scale;
        for (String line : lines) {
            write(line, y, scale, 200);
            y += LINE_HEIGHT * scale;
        }
        return new Picture.Raw(canvas, System.nanoTime());
    }

    private void paintBackground(double scale) {
        try (Rect all = new Rect(0, 0, width, height);
            Rect edge = new Rect(0, 0, (int) Math.max(4, 12 * scale), height);
            Scalar slate = new Scalar(48, 38, 30, 0);
            Scalar amber = new Scalar(0, 160, 255, 0)) {
            rectangle(canvas, all, slate, FILLED, 0, 0);
            rectangle(canvas, edge, amber, FILLED, 0, 0);
        }
    }

    private void write(String text, double y, double scale, int grey) {
        int thickness = Math.max(1, (int) Math.round(scale));
        try (Point origin = new Point(width / 20, (int) y); Scalar colour = new Scalar(grey, grey, grey, 0)) {
            putText(canvas, text, origin, FONT_HERSHEY_DUPLEX, scale, colour, thickness, LINE_AA, false);
        }
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The font has ASCII only. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    @Override
    public void close() {
        if (canvas != null) {
            canvas.close();
        }
    }
}
