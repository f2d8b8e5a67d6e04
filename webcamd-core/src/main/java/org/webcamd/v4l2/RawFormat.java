package org.webcamd.v4l2;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5552BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR5652BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerBGGR2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGBRG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerGRBG2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerRGGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_NV12;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_NV21;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_UYVY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_YUYV;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_YV12;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_YVYU;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColorTwoPlane;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The raw formats of V4L2 that can be taken, best first: small on the bus and quick to convert. Each tells how a
 * picture lies in the driver's memory, whose lines may be longer than its pixels, and makes blue-green-red or grey of
 * it by OpenCV. Stateless.
 */
enum RawFormat {
    YUYV(Layout.PACKED, 2, COLOR_YUV2BGR_YUYV),
    YVYU(Layout.PACKED, 2, COLOR_YUV2BGR_YVYU),
    UYVY(Layout.PACKED, 2, COLOR_YUV2BGR_UYVY),
    NV12(Layout.TWO_PLANES, 1, COLOR_YUV2BGR_NV12),
    NV21(Layout.TWO_PLANES, 1, COLOR_YUV2BGR_NV21),
    YU12(Layout.THREE_PLANES, 1, COLOR_YUV2BGR_I420),
    YV12(Layout.THREE_PLANES, 1, COLOR_YUV2BGR_YV12),
    BGR3(Layout.AS_IT_IS, 3, 0),
    RGB3(Layout.PACKED, 3, COLOR_RGB2BGR),
    XR24(Layout.PACKED, 4, COLOR_BGRA2BGR),
    AR24(Layout.PACKED, 4, COLOR_BGRA2BGR),
    BGR4(Layout.PACKED, 4, COLOR_BGRA2BGR),
    XB24(Layout.PACKED, 4, COLOR_RGBA2BGR),
    AB24(Layout.PACKED, 4, COLOR_RGBA2BGR),
    RGBP(Layout.PACKED, 2, COLOR_BGR5652BGR),
    RGBO(Layout.PACKED, 2, COLOR_BGR5552BGR),
    XR15(Layout.PACKED, 2, COLOR_BGR5552BGR),
    AR15(Layout.PACKED, 2, COLOR_BGR5552BGR),
    GREY(Layout.AS_IT_IS, 1, 0),
    Y10(Layout.WIDE_GREY, 2, 10),
    Y12(Layout.WIDE_GREY, 2, 12),
    Y14(Layout.WIDE_GREY, 2, 14),
    Y16(Layout.WIDE_GREY, 2, 16),
    Y16_BE(Layout.HIGH_BYTES, 2, 0),
    BA81(Layout.PACKED, 1, COLOR_BayerBGGR2BGR),
    GBRG(Layout.PACKED, 1, COLOR_BayerGBRG2BGR),
    GRBG(Layout.PACKED, 1, COLOR_BayerGRBG2BGR),
    RGGB(Layout.PACKED, 1, COLOR_BayerRGGB2BGR);

    private enum Layout {
        /** Lines of pixels, which OpenCV has a conversion for. */
        PACKED,
        /** Lines of pixels that need none. */
        AS_IT_IS,
        /** Lines of numbers of 16 bits, of which so many are used, the low ones. */
        WIDE_GREY,
        /** Lines of pairs of bytes, of which the first is the grey and the second what is finer. */
        HIGH_BYTES,
        /** Brightness, then lines of as many bytes of the two colours in turn, one for two. */
        TWO_PLANES,
        /** Brightness, then each colour in lines of half the bytes, one for two. */
        THREE_PLANES
    }

    private static final int GREY_BITS = 8;

    private final Layout layout;
    private final int bytesPerPixel;
    private final int conversion;

    RawFormat(Layout layout, int bytesPerPixel, int conversion) {
        this.layout = layout;
        this.bytesPerPixel = bytesPerPixel;
        this.conversion = conversion;
    }

    /** That of four characters, if it can be taken. */
    static Optional<RawFormat> of(String fourcc) {
        return Arrays.stream(values()).filter(format -> format.fourcc().equals(fourcc)).findFirst();
    }

    /** The four characters of all, best first. */
    static List<String> names() {
        return Arrays.stream(values()).map(RawFormat::fourcc).toList();
    }

    private String fourcc() {
        return name().replace('_', '-');
    }

    /** The bytes that pixels of a line take, without padding; of brightness where colours lie elsewhere. */
    int lineBytes(int width) {
        return width * bytesPerPixel;
    }

    /** Asked when there are pixels: the native libraries know the numbers of these types. */
    private int type() {
        return switch (bytesPerPixel) {
            case 1 -> CV_8UC1;
            case 2 -> layout == Layout.WIDE_GREY ? CV_16UC1 : CV_8UC2;
            case 3 -> CV_8UC3;
            default -> CV_8UC4;
        };
    }

    private boolean isPlanar() {
        return layout == Layout.TWO_PLANES || layout == Layout.THREE_PLANES;
    }

    /** Whether a picture can have that size: colours of planes are one for two by two pixels. */
    boolean fits(int width, int height, int bytesPerLine) {
        return width > 0 && height > 0 && bytesPerLine >= lineBytes(width)
            && (!isPlanar() || width % 2 == 0 && height % 2 == 0)
            && (layout != Layout.THREE_PLANES || bytesPerLine % 2 == 0);
    }

    /** The bytes of a picture; padding behind its last line may be missing. */
    long pictureBytes(int width, int height, int bytesPerLine) {
        long lines = isPlanar() ? height + height / 2 : height;
        int last = layout == Layout.THREE_PLANES ? bytesPerLine / 2 - width / 2 : bytesPerLine - lineBytes(width);
        return lines * bytesPerLine - last;
    }

    /** Writes what the camera saw into pixels of its own, and returns them. The size has to fit. */
    Mat convert(ByteBuffer bytes, int width, int height, int bytesPerLine, Mat pixels) {
        try (BytePointer start = new BytePointer(bytes);
            Mat lines = new Mat(height, width, type(), start, bytesPerLine)) {
            switch (layout) {
                case AS_IT_IS -> lines.copyTo(pixels);
                case WIDE_GREY -> lines.convertTo(pixels, CV_8UC1, 1.0 / (1 << conversion - GREY_BITS), 0);
                case HIGH_BYTES -> extractChannel(lines, pixels, 0);
                case TWO_PLANES -> {
                    try (BytePointer colours = new BytePointer(behind(bytes, (long) height * bytesPerLine));
                        Mat pairs = new Mat(height / 2, width / 2, CV_8UC2, colours, bytesPerLine)) {
                        cvtColorTwoPlane(lines, pairs, pixels, conversion);
                    }
                }
                case THREE_PLANES -> convertPlanes(lines, behind(bytes, (long) height * bytesPerLine), bytesPerLine / 2,
                    pixels);
                default -> cvtColor(lines, pixels, conversion);
            }
        }
        return pixels;
    }

    /** OpenCV wants the three planes end to end. */
    private void convertPlanes(Mat brightness, ByteBuffer colours, int colourLineBytes, Mat pixels) {
        int width = brightness.cols();
        int height = brightness.rows();
        try (Mat packed = new Mat(height + height / 2, width, CV_8UC1);
            Mat packedBrightness = packed.rowRange(0, height);
            BytePointer from = new BytePointer(colours);
            BytePointer to = new BytePointer(packed.ptr(height));
            Mat both = new Mat(height, width / 2, CV_8UC1, from, colourLineBytes);
            Mat packedBoth = new Mat(height, width / 2, CV_8UC1, to, width / 2)) {
            brightness.copyTo(packedBrightness);
            both.copyTo(packedBoth);
            cvtColor(packed, pixels, conversion);
        }
    }

    private static ByteBuffer behind(ByteBuffer bytes, long offset) {
        int from = bytes.position() + Math.toIntExact(offset);
        return bytes.slice(from, bytes.limit() - from);
    }
}
