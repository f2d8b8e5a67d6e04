package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.jpeg.JpegScanner.Verdict.GARBAGE;
import static org.webcamd.jpeg.JpegScanner.Verdict.TRUNCATED;
import static org.webcamd.jpeg.JpegScanner.Verdict.WHOLE;

import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand inside a scan, and between two of them. */
final class JpegScanTest {
    private static final String HEAD = "ffd8 ffda000377 1122";
    private static final String HEAD_WITH_RESTARTS = "ffd8 ffdd00040001 ffda000377 1122";
    private static final String END = "33 ffd9";
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;

    private final JpegScanner scanner = new JpegScanner();

    @ParameterizedTest
    @ValueSource(strings = {
        "ff00", "ff00ff00", "ffff00", "ffffff00",
        // The tables, texts and heights that may stand in front of a further scan, and that scan.
        "ffc4000301 ffda000377", "ffdb000301 ffda000377", "ffcc000301 ffda000377", "fffe000301 ffda000377",
        "ffe0000301 ffda000377", "ffef000301 ffda000377", "ffdd00040001 ffda000377", "ffdc00040010",
        "ffffffda000377", "ffda000377",
        // What looks like markers inside of a segment is none.
        "fffe0006ffd9ffd8 ffda000377", "ffc40006ff01ffc0 ffda000377", "ffda0006ffd8ffd9"})
    void scanMayGoOnWith(String hex) {
        assertEquals(WHOLE, scan(HEAD + hex + END));
        assertEquals(bytes(HEAD + hex + END).length, scanner.end());
    }

    @Test
    void noOtherMarkerMayStandInAScan() {
        for (int marker = 0x01; marker < 0xFF; marker++) {
            boolean segment = marker >= 0xDA && marker <= 0xDD || marker >= 0xE0 && marker <= 0xEF
                || marker == 0xC4 || marker == 0xCC || marker == 0xFE;
            boolean soiOrEoi = marker == 0xD8 || marker == 0xD9;
            if (!segment && !soiOrEoi) {
                assertEquals(GARBAGE, scan(HEAD + "ff%02x".formatted(marker) + END), Integer.toHexString(marker));
            }
        }
    }

    @Test
    void restartMarkersAreToBeAnnounced() {
        for (int restart = 0xD0; restart <= 0xD7; restart++) {
            String marker = "ff%02x".formatted(restart);
            assertEquals(WHOLE, scan(HEAD_WITH_RESTARTS + marker + "44" + marker + END), marker);
            assertEquals(WHOLE, scan(HEAD + "ffdd00040001 ffda000377" + marker + END), marker);
            assertEquals(GARBAGE, scan(HEAD + marker + END), marker);
        }
        assertEquals(WHOLE, scan(HEAD_WITH_RESTARTS + END));
        assertEquals(GARBAGE, scan(HEAD + "ffd0" + END), "an announcement of the frame before is remembered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffc4", "ffc400", "ffda", "ffda00", "ffc40003", "ffc4ffff001122", "ffdaffff001122ffd9"})
    void segmentBetweenScansThatRunsPastTheEndIsTruncated(String hex) {
        assertEquals(TRUNCATED, scan(HEAD + hex));
    }

    @Test
    void progressiveJpegIsFoundWhole() {
        byte[] jpeg = SampleJpegs.progressive(160, 120, 1);
        assertTrue(count(jpeg, SOS) > 5);
        assertEquals(WHOLE, scan(jpeg));
        assertEquals(jpeg.length, scanner.end());
    }

    @Test
    void jpegWithRestartMarkersIsFoundWhole() {
        byte[] jpeg = SampleJpegs.restarting(160, 120, 1);
        assertTrue(count(jpeg, DRI) == 1 && count(jpeg, 0xD0) >= 1 && count(jpeg, 0xD7) >= 1);
        assertEquals(WHOLE, scan(jpeg));
        assertEquals(jpeg.length, scanner.end());
    }

    @Test
    void pictureWithRestartMarkersThatNothingAnnouncesIsLostOnADecoderToo() {
        byte[] jpeg = SampleJpegs.restarting(160, 120, 1);
        byte[] unannounced = SampleJpegs.without(jpeg, DRI);
        assertFalse(Arrays.equals(SampleJpegs.decode(jpeg).bytes(), SampleJpegs.decode(unannounced).bytes()));
        assertEquals(GARBAGE, scan(unannounced));
    }

    @Test
    void lostRestartIntervalIsLeftToTheDecoder() {
        byte[] jpeg = SampleJpegs.restarting(160, 120, 1);
        String hex = HexFormat.of().formatHex(jpeg);
        String lost = hex.substring(0, hex.indexOf("ffd1")) + hex.substring(hex.indexOf("ffd2"));
        assertEquals(WHOLE, scan(lost));
    }

    /** One in 250 has an end-of-image marker before anything that cannot be. */
    @Test
    void noiseBetweenAWholeHeaderAndAWholeEndIsDropped() {
        byte[] jpeg = SampleJpegs.textured(160, 120, 1);
        assertEquals(WHOLE, scan(jpeg));
        int scanStart = scanner.scanStart() + 14;
        Random random = new Random(7);
        int passed = 0;
        int frames = 2_000;
        for (int i = 0; i < frames; i++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);
            System.arraycopy(jpeg, 0, noise, 0, scanStart);
            noise[noise.length - 2] = (byte) 0xFF;
            noise[noise.length - 1] = (byte) 0xD9;
            passed += scan(noise) == WHOLE ? 1 : 0;
        }
        assertTrue(passed < frames / 100, passed + " of " + frames + " passed");
    }

    private static int count(byte[] jpeg, int marker) {
        int count = 0;
        for (int i = 1; i < jpeg.length; i++) {
            count += jpeg[i - 1] == (byte) 0xFF && jpeg[i] == (byte) marker ? 1 : 0;
        }
        return count;
    }

    private JpegScanner.Verdict scan(String hex) {
        return scan(bytes(hex));
    }

    private JpegScanner.Verdict scan(byte[] jpeg) {
        return scanner.scan(Unpooled.wrappedBuffer(jpeg));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
