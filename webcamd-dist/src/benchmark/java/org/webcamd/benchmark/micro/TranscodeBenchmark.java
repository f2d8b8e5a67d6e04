package org.webcamd.benchmark.micro;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.randu;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.transcode.CameraText;
import org.webcamd.transcode.PictureSharer;
import org.webcamd.transcode.SharedPicture;
import org.webcamd.transcode.TextSettings;
import org.webcamd.transcode.Transcoder;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** A raw camera's picture encoded, and a JPEG rotated, beside OpenCV's own functions alone, which are the limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class TranscodeBenchmark {
    private static final int QUALITY = 80;

    /** Rows of the picture; it is 16 to 9. */
    @Param({"720", "1080"})
    public int height;

    private Mat pixels;
    private BytePointer encoded;
    private IntPointer parameters;
    private Frame jpeg;
    private PictureSharer sharer;
    private Transcoder transcoder;

    /** Makes the picture. */
    @Setup
    public void drawPicture() {
        OpenCv.load();
        int width = height * 16 / 9;
        parameters = new IntPointer(IMWRITE_JPEG_QUALITY, QUALITY);
        encoded = new BytePointer();
        pixels = new Mat();
        try (Mat noise = new Mat(height, width, CV_8UC3); Mat black = new Mat(1, 1, CV_8UC1, Scalar.all(0));
            Mat white = new Mat(1, 1, CV_8UC1, Scalar.all(255)); Size everySize = new Size(0, 0)) {
            randu(noise, black, white);
            GaussianBlur(noise, pixels, everySize, 3);
        }
        sharer = new PictureSharer(SampleFrames.MEMORY);
        transcoder = new Transcoder(SampleFrames.MEMORY, QUALITY, new CameraText(TextSettings.NONE, "bench"),
            new Work());
        jpeg = made(pixels(), Wish.NONE);
    }

    /** Gives everything up. */
    @TearDown
    public void close() {
        jpeg.release();
        transcoder.close();
        sharer.close();
        pixels.close();
        parameters.close();
        encoded.close();
    }

    /** What a raw picture costs here: a copy of the pixels, the encoding, a copy of the JPEG into a frame. */
    @Benchmark
    public void encode() {
        made(pixels(), Wish.NONE).release();
    }

    /** The limit of that. */
    @Benchmark
    public void imencodeAlone() {
        imencode(".jpg", pixels, encoded, parameters);
    }

    /** A quarter turn, by libturbojpeg where it is installed: nothing is decoded. */
    @Benchmark
    public void quarterTurn() {
        made(sharer.share(jpeg), Wish.turned(Rotation.CLOCKWISE)).release();
    }

    /** The same with a quality, which takes decoding, turning, encoding. */
    @Benchmark
    public void quarterTurnByPixels() {
        made(sharer.share(jpeg), wish(Rotation.CLOCKWISE, Bounds.NONE, QUALITY)).release();
    }

    /** Half the width and height, decoded at that size. */
    @Benchmark
    public void halfSize() {
        made(sharer.share(jpeg), wish(Rotation.NONE, new Bounds(0, height / 2), Wish.ANY_QUALITY)).release();
    }

    private static Wish wish(Rotation rotation, Bounds bounds, int quality) {
        return new Wish(Orientation.of(rotation), bounds, quality, Text.AS_IS);
    }

    private SharedPicture pixels() {
        return sharer.share(new Picture.Raw(pixels, System.nanoTime()), 1, CaptureTime.now(), Frame.Kind.LIVE);
    }

    private Frame made(SharedPicture picture, Wish wish) {
        picture.expect(wish);
        transcoder.load(picture, wish);
        return transcoder.make();
    }

    /** The limit of that, without the turning. */
    @Benchmark
    public void imdecodeAndImencodeAlone() {
        try (BytePointer bytes = new BytePointer(jpeg.jpeg().nioBuffer());
            Mat source = new Mat(1, jpeg.jpeg().readableBytes(), CV_8UC1, bytes);
            Mat decoded = imdecode(source, IMREAD_COLOR)) {
            imencode(".jpg", decoded, encoded, parameters);
        }
    }
}
