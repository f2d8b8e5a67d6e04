package org.webcamd.jpeg;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingEndTest {
    private static final byte[] JPEG = SampleJpegs.textured(160, 120, 1);
    private static final byte[] OPEN = Arrays.copyOf(JPEG, JPEG.length - 2);
    private static final int DHT = 0xC4;

    private final AtomicLong clock = new AtomicLong();
    private final MissingEnd missing = new MissingEnd(clock::get);

    @ParameterizedTest
    @ValueSource(ints = {0x411111, 0x221111, 0x211111, 0x121111, 0x111111})
    void picturesOfAllQualitiesAndSamplingsAreAllThereWithoutTheirEnd(int sampling) {
        for (int quality = 1; quality <= 100; quality += 9) {
            for (int optimised = 0; optimised <= 1; optimised++) {
                for (int restarts = 0; restarts <= 2; restarts++) {
                    byte[] jpeg = SampleJpegs.encoded(200, 120, quality, quality,
                        IMWRITE_JPEG_SAMPLING_FACTOR, sampling,
                        IMWRITE_JPEG_OPTIMIZE, optimised, IMWRITE_JPEG_RST_INTERVAL, restarts);
                    String what = quality + " " + optimised + " " + restarts;
                    assertTrue(isAllThat(Arrays.copyOf(jpeg, jpeg.length - 2)), what);
                    assertTrue(isAllThat(Arrays.copyOf(jpeg, jpeg.length - 1)), what);
                    assertFalse(isAllThat(Arrays.copyOf(jpeg, jpeg.length - 6)), what);
                }
            }
        }
    }

    @Test
    void largePicturesAreReadToTheirEnd() {
        byte[] jpeg = SampleJpegs.textured(1280, 720, 1);
        assertTrue(isAllThat(Arrays.copyOf(jpeg, jpeg.length - 2)));
        assertFalse(isAllThat(Arrays.copyOf(jpeg, jpeg.length - 200)));
    }

    @Test
    void pictureThatIsCutOffAnywhereIsNotAllThere() {
        for (int length = 0; length < JPEG.length - 3; length++) {
            assertFalse(isAllThat(Arrays.copyOf(JPEG, length)), "cut at " + length);
        }
    }

    /** As buffers of a driver are that have one size. */
    @ParameterizedTest
    @ValueSource(ints = {0, 0xFF, 0x0A, 0x55})
    void pictureThatIsCutOffAndFilledUpIsNotAllThere(int filling) {
        int start = SampleJpegs.segments(JPEG).stream().mapToInt(SampleJpegs.Segment::end).max().orElseThrow();
        for (int length = start; length < JPEG.length - 16; length += 7) {
            byte[] filled = Arrays.copyOf(JPEG, JPEG.length + 20_000);
            Arrays.fill(filled, length, filled.length, (byte) filling);
            assertFalse(isAllThat(filled), "cut at " + length);
        }
    }

    @Test
    void paddingMayStandBehindThePicture() {
        assertTrue(isAllThat(Arrays.copyOf(OPEN, OPEN.length + 5_000)));
        assertTrue(isAllThat(SampleJpegs.join(OPEN, new byte[] {'\r', '\n'})));
    }

    @Test
    void noiseBehindThePictureIsNoEndOfIt() {
        byte[] noise = new byte[500];
        new Random(5).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] &= 0x7F;
        }
        assertFalse(isAllThat(SampleJpegs.join(OPEN, noise)));
    }

    @Test
    void standardTablesStandInForThoseThatAreLeftOut() {
        assertTrue(isAllThat(SampleJpegs.without(OPEN, DHT)));
    }

    @Test
    void pictureWithItsEndIsNotOneThatLacksIt() {
        assertFalse(isAllThat(JPEG));
    }

    @Test
    void whatCannotBeDecodedCountsAsCutOff() {
        byte[] progressive = SampleJpegs.progressive(160, 120, 1);
        assertFalse(isAllThat(Arrays.copyOf(progressive, progressive.length - 2)));
    }

    @Test
    void lookingTakesNoMoreThanAFifthOfTheTime() {
        MissingEnd slow = new MissingEnd(() -> clock.getAndAdd(50_000_000));
        int looked = 0;
        while (slow.isAllThat(ByteBuffer.wrap(OPEN))) {
            looked++;
        }
        assertTrue(looked >= 20 && looked < 40, looked + " looks of 50 ms in a second of credit");
        clock.addAndGet(1_000_000_000);
        assertTrue(slow.isAllThat(ByteBuffer.wrap(OPEN)));
        assertEquals(OPEN.length, ByteBuffer.wrap(OPEN).remaining());
    }

    @Test
    void brokenPicturesAreNeverTooMuch() {
        Random random = new Random(7);
        byte[] small = SampleJpegs.restarting(40, 40, 1);
        for (int round = 0; round < 30_000; round++) {
            byte[] broken = Arrays.copyOf(small, small.length - 2);
            for (int i = random.nextInt(8); i >= 0; i--) {
                broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt();
            }
            isAllThat(broken);
        }
    }

    private boolean isAllThat(byte[] jpeg) {
        return missing.isAllThat(ByteBuffer.wrap(jpeg));
    }
}
