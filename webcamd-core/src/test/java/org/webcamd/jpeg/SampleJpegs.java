package org.webcamd.jpeg;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;

/** Real JPEGs, made with OpenCV, and a reader of their segments that shares nothing with the one under test. */
public final class SampleJpegs {
    /** Pixels of a decoded JPEG: blue, green, red; row by row. */
    public record Pixels(int width, int height, byte[] bytes) {
        /** A channel of a pixel, 0 to 255; blue is 0. */
        public int at(int x, int y, int channel) {
            return bytes[3 * (y * width + x) + channel] & 0xFF;
        }
    }

    /** A marker segment of a JPEG's header: where it stands, and the marker's second byte. */
    public record Segment(int marker, int start, int end) {
    }

    private static final int SOS = 0xDA;

    private SampleJpegs() {
    }

    /** A picture with some texture, different for each seed; with the Huffman tables that libjpeg has by default. */
    public static byte[] textured(int width, int height, int seed) {
        return encode(noise(width, height, seed), 90);
    }

    /** The same picture with Huffman tables of its own. */
    public static byte[] optimised(int width, int height, int seed) {
        return encode(noise(width, height, seed), 90, IMWRITE_JPEG_OPTIMIZE, 1);
    }

    /** The same picture in many scans, with tables between them. */
    public static byte[] progressive(int width, int height, int seed) {
        return encode(noise(width, height, seed), 90, IMWRITE_JPEG_PROGRESSIVE, 1);
    }

    /** The same picture with a restart marker after each row of blocks but the last. */
    public static byte[] restarting(int width, int height, int seed) {
        return encode(noise(width, height, seed), 90, IMWRITE_JPEG_RST_INTERVAL, 1);
    }

    /** The same picture as OpenCV's parameters say, each followed by its value. */
    public static byte[] encoded(int width, int height, int seed, int quality, int... parameters) {
        return encode(noise(width, height, seed), quality, parameters);
    }

    /** A picture without noise that looks otherwise however it is laid, as OpenCV's parameters say. */
    public static byte[] smooth(int width, int height, int... parameters) {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                pixels[at] = (byte) (x * 255 / width);
                pixels[at + 1] = (byte) (y * 255 / height);
                pixels[at + 2] = (byte) (128 + 100 * Math.sin(9.0 * x / width + 4.0 * y / height));
            }
        }
        return encode(new Pixels(width, height, pixels), 95, parameters);
    }

    /** A picture whose quarters have a colour each, blue-green-red, clockwise from the top left. */
    public static byte[] quarters(int width, int height, int[][] colours) {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                int quarter = y < height / 2 ? left ? 0 : 1 : left ? 3 : 2;
                for (int channel = 0; channel < 3; channel++) {
                    pixels[3 * (y * width + x) + channel] = (byte) colours[quarter][channel];
                }
            }
        }
        return encode(new Pixels(width, height, pixels), 95);
    }

    /** The pixels of a JPEG, or null when it cannot be decoded. */
    public static Pixels decode(byte[] jpeg) {
        return decode(jpeg, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
    }

    /** The pixels as those viewers show them who turn a picture as its Exif says. */
    public static Pixels shown(byte[] jpeg) {
        return decode(jpeg, IMREAD_COLOR);
    }

    private static Pixels decode(byte[] jpeg, int how) {
        OpenCv.load();
        try (BytePointer bytes = new BytePointer(jpeg);
            Mat encoded = new Mat(1, jpeg.length, CV_8UC1, bytes);
            Mat decoded = imdecode(encoded, how)) {
            if (decoded.empty()) {
                return null;
            }
            byte[] pixels = new byte[decoded.cols() * decoded.rows() * decoded.channels()];
            decoded.<ByteBuffer>createBuffer().get(pixels);
            return new Pixels(decoded.cols(), decoded.rows(), pixels);
        }
    }

    /** The segments from behind SOI up to the first SOS, which is the last one in the list. */
    public static List<Segment> segments(byte[] jpeg) {
        List<Segment> segments = new ArrayList<>();
        int at = 2;
        int marker;
        do {
            marker = jpeg[at + 1] & 0xFF;
            int end = at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
            segments.add(new Segment(marker, at, end));
            at = end;
        } while (marker != SOS);
        return segments;
    }

    /** The JPEG without all segments of a marker. */
    public static byte[] without(byte[] jpeg, int marker) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int copied = 0;
        for (Segment segment : segments(jpeg)) {
            if (segment.marker() == marker) {
                out.write(jpeg, copied, segment.start() - copied);
                copied = segment.end();
            }
        }
        out.write(jpeg, copied, jpeg.length - copied);
        return out.toByteArray();
    }

    /** The JPEG with bytes put in at a position. */
    public static byte[] with(byte[] jpeg, int at, byte[] inserted) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + inserted.length);
        out.put(jpeg, 0, at).put(inserted).put(jpeg, at, jpeg.length - at);
        return out.array();
    }

    /** One behind the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** An application segment, marker FFE0 + n, with a payload. */
    public static byte[] application(int n, byte[] payload) {
        int length = payload.length + 2;
        return join(new byte[] {(byte) 0xFF, (byte) (0xE0 + n), (byte) (length >> 8), (byte) length}, payload);
    }

    private static Pixels noise(int width, int height, int seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 127L / pixels.length + random.nextInt(100));
        }
        return new Pixels(width, height, pixels);
    }

    /** A picture without colours, which are not stored at all. */
    public static byte[] grey(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 255L / pixels.length);
        }
        return encode(new Pixels(width, height, pixels), 95);
    }

    private static byte[] encode(Pixels pixels, int quality, int... more) {
        OpenCv.load();
        int channels = pixels.bytes().length / pixels.width() / pixels.height();
        int[] parameters = Arrays.copyOf(more, more.length + 2);
        parameters[more.length] = IMWRITE_JPEG_QUALITY;
        parameters[more.length + 1] = quality;
        try (BytePointer source = new BytePointer(pixels.bytes());
            Mat matrix = new Mat(pixels.height(), pixels.width(), CV_8UC(channels), source);
            IntPointer options = new IntPointer(parameters);
            BytePointer jpeg = new BytePointer()) {
            imencode(".jpg", matrix, jpeg, options);
            byte[] bytes = new byte[(int) jpeg.limit()];
            jpeg.get(bytes);
            return bytes;
        }
    }
}
