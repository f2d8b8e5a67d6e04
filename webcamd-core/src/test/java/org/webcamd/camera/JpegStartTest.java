package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegStartTest {
    private static final String JPEG = "ffd8ffdb000377ffc4000301ffda0003770405ffd9";

    @ParameterizedTest
    @CsvSource({"'',0", "ffd8,2", "ffd8ffd8,4", "ffd8ff,3", "0d0a,2", "efbbbf,3", "3166340d0a,5", "00000000,4",
        "ffff,2", "ffd8ffd9,4", "ffd80d0a,4", "ffe00002,4", "ffe1fff0,4", "41564931,4"})
    void jpegBeginsAtTheMarkerThatASegmentFollows(String before, int start) {
        assertEquals(start, start(before + JPEG));
    }

    @Test
    void fillBytesMayStandBeforeTheSegment() {
        assertEquals(0, start("ffd8ffffffdb000377ffd9"));
        assertEquals(2, start("0d0affd8ffffffdb000377ffd9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ff", "ffd8", "ffd8ff", "ffd8ffd9", "ffd8ff00", "00ffd8ffdb", "48656c6c6f",
        "00ffd8ffdb0001ff", "00ffd8ffdb0003770102030405"})
    void whatIsNoJpegHasNoStart(String hex) {
        assertEquals(JpegStart.NOT_FOUND, start(hex));
    }

    /** The picture around it has lost its beginning. */
    @Test
    void thumbnailIsNotTaken() {
        String thumbnail = "ffd8ffdb000377ffd9";
        assertEquals(JpegStart.NOT_FOUND, start("ffe1000b" + thumbnail + "ffdb000377ffda000377ffd9"));
        assertEquals(JpegStart.NOT_FOUND, start("0d0affe1000b" + thumbnail + "ffc0000377ffda000377ffd9"));
    }

    @Test
    void pictureBehindOneWithoutItsBeginningIsFound() {
        assertEquals(11, start("ffdb000377ffd900aabb" + "00" + "ffd8ffdb000377ffd9"));
    }

    @Test
    void someGarbageMayStandBeforeItAndNoMore() {
        byte[] garbage = new byte[JpegStart.MOST_LEADING_BYTES + 1];
        Random random = new Random(1);
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) random.nextInt(255);
        }
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffdb000377ffd9");
        ByteBuffer bytes = ByteBuffer.allocate(garbage.length + jpeg.length).put(garbage).put(jpeg).flip();
        assertEquals(JpegStart.NOT_FOUND, JpegStart.of(bytes));
        assertEquals(JpegStart.MOST_LEADING_BYTES, JpegStart.of(bytes.position(1)));
        assertEquals(1, bytes.position());
    }

    private static int start(String hex) {
        return JpegStart.of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
