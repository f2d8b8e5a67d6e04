package org.webcamd.jpeg;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.jpeg.JpegScanner.Verdict.GARBAGE;
import static org.webcamd.jpeg.JpegScanner.Verdict.WHOLE;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise that no marker tells from a picture, and pictures of all kinds, which pass. */
final class EntropyCheckTest {
    private static final int SOF0 = 0xC0;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;

    private final JpegScanner scanner = new JpegScanner();

    @ParameterizedTest
    @ValueSource(ints = {0x411111, 0x221111, 0x211111, 0x121111, 0x111111})
    void picturesOfAllQualitiesAndSamplingsPass(int sampling) {
        for (int quality = 1; quality <= 100; quality += 3) {
            for (int optimised = 0; optimised <= 1; optimised++) {
                for (int restarts = 0; restarts <= 2; restarts++) {
                    byte[] jpeg = SampleJpegs.encoded(200, 120, quality, quality,
                        IMWRITE_JPEG_SAMPLING_FACTOR, sampling,
                        IMWRITE_JPEG_OPTIMIZE, optimised, IMWRITE_JPEG_RST_INTERVAL, restarts);
                    assertEquals(WHOLE, scan(jpeg), quality + " " + optimised + " " + restarts);
                }
            }
        }
    }

    @Test
    void picturesOfAllSmallSizesPass() {
        for (int width = 1; width <= 17; width++) {
            for (int height = 1; height <= 17; height++) {
                assertEquals(WHOLE, scan(SampleJpegs.textured(width, height, 1)), width + "x" + height);
                assertEquals(WHOLE, scan(SampleJpegs.optimised(width, height, 1)), width + "x" + height);
            }
        }
    }

    @Test
    void picturesOfTheStrongestContrastPass() {
        int[][] colours = {{0, 0, 0}, {255, 255, 255}, {0, 0, 255}, {255, 255, 0}};
        assertEquals(WHOLE, scan(SampleJpegs.quarters(35, 35, colours)));
    }

    @Test
    void standardTablesStandInForThoseThatAreLeftOut() {
        byte[] bare = SampleJpegs.without(SampleJpegs.textured(320, 240, 1), DHT);
        assertEquals(WHOLE, scan(bare));
        assertEquals(GARBAGE, scan(noisy(bare, 0, 1)));
    }

    @Test
    void tablesOfTheFrameBeforeAreForgotten() {
        assertEquals(WHOLE, scan(SampleJpegs.optimised(320, 240, 1)));
        assertEquals(WHOLE, scan(SampleJpegs.without(SampleJpegs.textured(320, 240, 1), DHT)));
    }

    /** About one in a thousand passes, and up to one in a hundred at quality 100. */
    @ParameterizedTest
    @ValueSource(ints = {50, 80, 90, 95})
    void noiseWithoutMarkersIsGarbage(int quality) {
        byte[] jpeg = SampleJpegs.encoded(640, 480, 1, quality);
        int passed = 0;
        for (int seed = 0; seed < 500; seed++) {
            passed += scan(noisy(jpeg, 0, seed)) == WHOLE ? 1 : 0;
        }
        assertTrue(passed <= 5, passed + " of 500 passed");
    }

    /** Only the beginning is decoded. */
    @Test
    void noiseFromTheMiddleOfTheScanOnIsNotTold() {
        byte[] jpeg = SampleJpegs.textured(640, 480, 1);
        assertEquals(WHOLE, scan(noisy(jpeg, jpeg.length / 2, 1)));
    }

    @Test
    void whatCannotBeDecodedMayBeAPicture() {
        byte[] jpeg = SampleJpegs.textured(320, 240, 1);
        byte[] progressive = SampleJpegs.progressive(320, 240, 1);
        assertEquals(WHOLE, scan(noisy(progressive, 0, 1)));
        for (byte[] unknown : List.of(SampleJpegs.without(jpeg, SOF0), SampleJpegs.without(jpeg, DQT))) {
            assertEquals(WHOLE, scan(noisy(unknown, 0, 1)));
        }
    }

    @Test
    void brokenHeadersAreNeverTooMuch() {
        Random random = new Random(4711);
        byte[] jpeg = SampleJpegs.optimised(40, 40, 1);
        for (int round = 0; round < 50_000; round++) {
            byte[] broken = jpeg.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                broken[2 + random.nextInt(Math.min(700, broken.length - 2))] = (byte) random.nextInt();
            }
            scan(broken);
        }
    }

    private JpegScanner.Verdict scan(byte[] jpeg) {
        return scanner.scan(Unpooled.wrappedBuffer(jpeg));
    }

    /** The JPEG with random bytes, none of them FF, in its first scan from a position on. */
    private static byte[] noisy(byte[] jpeg, int from, int seed) {
        byte[] noisy = jpeg.clone();
        Random random = new Random(seed);
        List<SampleJpegs.Segment> segments = SampleJpegs.segments(jpeg);
        for (int at = Math.max(from, segments.get(segments.size() - 1).end()); at < jpeg.length - 2; at++) {
            noisy[at] = (byte) random.nextInt(255);
        }
        return noisy;
    }
}
