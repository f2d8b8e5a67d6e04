package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public final class ExifTest {
    private static final byte[] JPEG = SampleJpegs.textured(32, 24, 1);

    /** An application segment with other tags before and behind the orientation, and bytes behind them all. */
    public static byte[] segment(int orientation, boolean little, byte[] more) {
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 3 * 12 + 4 + more.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        exif.putShort((short) (little ? 0x4949 : 0x4D4D)).putShort((short) 42).putInt(8).putShort((short) 3);
        exif.putShort((short) 0x010F).putShort((short) 2).putInt(3).putInt(0x41424300);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        exif.putShort((short) 0x0128).putShort((short) 3).putInt(1).putShort((short) 2).putShort((short) 0);
        exif.putInt(0).put(more);
        return SampleJpegs.application(1, exif.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientationIsReadInBothOrdersOfBytes(int orientation) {
        assertEquals(orientation, orientation(segment(orientation, true, new byte[0])));
        assertEquals(orientation, orientation(segment(orientation, false, new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 0x1234, -1})
    void orientationThatDoesNotExistIsUpright(int orientation) {
        assertEquals(Exif.UPRIGHT, orientation(segment(orientation, true, new byte[0])));
    }

    @Test
    void whatIsNoExifIsUpright() {
        assertEquals(Exif.UPRIGHT, orientation(new byte[0]));
        assertEquals(Exif.UPRIGHT, orientation(SampleJpegs.application(1, new byte[100])));
        byte[] elsewhere = segment(6, true, new byte[0]);
        elsewhere[1] = (byte) 0xE4;
        assertEquals(Exif.UPRIGHT, orientation(elsewhere));
    }

    @Test
    void theFirstExifCounts() {
        assertEquals(3, orientation(SampleJpegs.join(segment(3, true, new byte[0]), segment(6, true, new byte[0]))));
    }

    @Test
    void whatIsWrittenIsRead() {
        ByteBuf out = Unpooled.buffer();
        Exif.writeTo(out, 7);
        assertEquals(Exif.BYTES, out.readableBytes());
        byte[] segment = new byte[Exif.BYTES];
        out.readBytes(segment);
        assertEquals(7, orientation(segment));
    }

    @Test
    void brokenExifIsNeverTooMuch() {
        Random random = new Random(99);
        byte[] whole = segment(6, true, new byte[20]);
        for (int round = 0; round < 100_000; round++) {
            byte[] broken = whole.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                int at = 10 + random.nextInt(broken.length - 10);
                broken[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            int orientation = orientation(broken);
            assertTrue(orientation >= 1 && orientation <= 8);
        }
    }

    private static int orientation(byte[] segments) {
        return Exif.orientation(Unpooled.wrappedBuffer(SampleJpegs.with(JPEG, 2, segments)));
    }
}
