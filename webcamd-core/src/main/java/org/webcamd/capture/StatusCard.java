package org.webcamd.capture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_DUPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
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
import org.bytedeco.opencv.opencv_core.Size;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;

/**
 * Draws what viewers see in place of a camera that gives no pictures: its name, what is wrong, and since when. Confined
 * to the watch's thread.
 */
final class StatusCard implements AutoCloseable {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /** Height of a line, in pixels, at a scale of 1. */
    private static final double LINE_HEIGHT = 44;
    /** About as many characters in a line as are pleasant to read, and the width of one at a scale of 1. */
    private static final double LINE_CHARACTERS = 56;
    private static final double CHARACTER_WIDTH = 19;
    /** Small cards have fewer characters in a line rather than smaller ones; long texts may need them smaller still. */
    private static final double READABLE_SCALE = 0.45;
    private static final double LEAST_SCALE = 0.2;
    private static final double TITLE_SCALE = 1.5;
    private static final double USED = 0.9;

    // Of the card that is being drawn.
    private int width;
    private int height;
    private Mat canvas;

    private double[] advances;

    /** The card, valid until the next one or {@link #close()}, after which it may be drawn again. */
    Picture.Raw draw(String name, CaptureStatus status, int widthOfCard, int heightOfCard) {
        OpenCv.load();
        close();
        width = widthOfCard;
        height = heightOfCard;
        canvas = new Mat(height, width, CV_8UC3);
        if (advances == null) {
            advances = measure();
        }
        String title = printable(name);
        String explanation = printable(status.explanation());
        String since = "%s since %s".formatted(status.state().label(), TIME.format(status.since()));
        double scale = Math.max(READABLE_SCALE, USED * width / (LINE_CHARACTERS * CHARACTER_WIDTH));
        List<String> lines = lines(explanation, since, scale);
        while (scale > LEAST_SCALE && !fits(title, lines, scale)) {
            scale *= USED;
            lines = lines(explanation, since, scale);
        }
        paintBackground(scale);
        if (fits(title, lines, scale)) {
            write(title, lines, scale);
        }
        return new Picture.Raw(canvas, System.nanoTime());
    }

    private List<String> lines(String explanation, String since, double scale) {
        List<String> lines = wrap(explanation, scale);
        lines.add("");
        lines.addAll(wrap(since, scale));
        return lines;
    }

    private boolean fits(String title, List<String> lines, double scale) {
        return (lines.size() + TITLE_SCALE) * LINE_HEIGHT * scale <= USED * height
            && textWidth(title, TITLE_SCALE * scale) <= USED * width;
    }

    private void write(String title, List<String> lines, double scale) {
        double y = (height - (lines.size() + TITLE_SCALE) * LINE_HEIGHT * scale) / 2 + LINE_HEIGHT * scale;
        write(title, y, scale * TITLE_SCALE, 255);
        y += TITLE_SCALE * LINE_HEIGHT * scale;
        for (String line : lines) {
            write(line, y, scale, 200);
            y += LINE_HEIGHT * scale;
        }
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

    /** Breaks between words, and inside of those that no line can hold, as paths of devices are. */
    private List<String> wrap(String text, double scale) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && textWidth(line + " " + word, scale) > USED * width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            for (char character : word.toCharArray()) {
                if (textWidth(line.toString() + character, scale) > USED * width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(character);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private double textWidth(String text, double scale) {
        return scale * text.chars().mapToDouble(character -> advances[character - ' ']).sum();
    }

    /** The width of each character at a scale of 1. */
    private static double[] measure() {
        double[] advances = new double['~' - ' ' + 1];
        for (int i = 0; i < advances.length; i++) {
            try (Size size = getTextSize(String.valueOf((char) (' ' + i)), FONT_HERSHEY_DUPLEX, 1, 0, new int[1])) {
                advances[i] = size.width();
            }
        }
        return advances;
    }

    /** The font has ASCII only. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    @Override
    public void close() {
        if (canvas != null) {
            canvas.close();
            canvas = null;
        }
    }
}
