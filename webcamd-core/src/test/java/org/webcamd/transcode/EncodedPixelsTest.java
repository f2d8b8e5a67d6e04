package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

final class EncodedPixelsTest {
    @Test
    void pixelsAreEncoded() {
        OpenCv.load();
        try (Workbench bench = new Workbench(TestMemory.share(), 80);
            Scalar orange = new Scalar(0, 128, 255, 0);
            Mat pixels = new Mat(48, 64, CV_8UC3, orange)) {
            Frame frame = bench.made(new Picture.Raw(pixels, 77), 5, Wish.NONE);
            assertTrue(frame.isLive());
            assertEquals(5, frame.sequence());
            assertEquals(77, frame.captured().nanos());
            SampleJpegs.Pixels decoded = SampleJpegs.decode(SampleFrames.jpeg(frame));
            frame.release();
            assertEquals(64, decoded.width());
            assertEquals(48, decoded.height());
            assertEquals(0, decoded.at(32, 24, 0), 6);
            assertEquals(128, decoded.at(32, 24, 1), 6);
            assertEquals(255, decoded.at(32, 24, 2), 6);
        }
    }

    @Test
    void pixelsAreTurned() {
        OpenCv.load();
        try (Workbench bench = new Workbench(TestMemory.share(), 80);
            Mat pixels = new Mat(48, 64, CV_8UC3)) {
            Frame frame = bench.made(new Picture.Raw(pixels, 77), 5, Wish.turned(Rotation.COUNTERCLOCKWISE));
            SampleJpegs.Pixels decoded = SampleJpegs.decode(SampleFrames.jpeg(frame));
            frame.release();
            assertEquals(48, decoded.width());
            assertEquals(64, decoded.height());
        }
    }

    @Test
    void qualityIsWhatWasAskedFor() {
        OpenCv.load();
        try (Mat pixels = new Mat(120, 160, CV_8UC3)) {
            byte[] noise = new byte[3 * 120 * 160];
            new Random(1).nextBytes(noise);
            pixels.<ByteBuffer>createBuffer().put(noise);
            assertTrue(encodedBytes(pixels, 100) > 3 * encodedBytes(pixels, 10));
        }
    }

    private static int encodedBytes(Mat pixels, int quality) {
        try (Workbench bench = new Workbench(TestMemory.share(), quality)) {
            Frame frame = bench.made(new Picture.Raw(pixels, 1), 1, Wish.NONE);
            int bytes = SampleFrames.jpeg(frame).length;
            frame.release();
            return bytes;
        }
    }
}
