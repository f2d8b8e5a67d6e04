package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.frame.SampleFrames;
import org.webcamd.leaks.LeakPresenceExtension;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

/** Whatever a camera delivers is one whole picture, or counted. */
final class JpegFuzzTest {
    private static final MemoryShare MEMORY = TestMemory.share();
    private static final int MOST_ADDED_BYTES = HuffmanTables.BYTES + Exif.BYTES + 2;
    private static final int SEEN_BESIDE = 16;

    @FuzzTest(maxDuration = "5m")
    void picturesAreMadeOfWhatIsThereAndOfNothingElse(byte[] bytes) {
        for (boolean strict : new boolean[] {false, true}) {
            byte[] alone = made(ByteBuffer.wrap(bytes.clone()), bytes, strict);
            assertTrue(Arrays.equals(alone, made(between(bytes, (byte) 0), bytes, strict)), "it reads beyond");
            assertTrue(Arrays.equals(alone, made(between(bytes, (byte) 0xFF), bytes, strict)), "it reads beyond");
        }
    }

    /** As a part of what a camera has lent. */
    private static ByteBuffer between(byte[] bytes, byte beside) {
        byte[] all = new byte[bytes.length + 2 * SEEN_BESIDE];
        Arrays.fill(all, beside);
        System.arraycopy(bytes, 0, all, SEEN_BESIDE, bytes.length);
        return ByteBuffer.wrap(all).position(SEEN_BESIDE).limit(SEEN_BESIDE + bytes.length);
    }

    private static byte[] made(ByteBuffer lent, byte[] bytes, boolean strict) {
        Counters counters = new Counters();
        FrameMaker maker = new FrameMaker(MEMORY, counters, new PictureLabels(), strict);
        Frame frame = maker.live(new Picture.Jpeg(lent, 1));
        if (frame == null) {
            return null;
        }
        byte[] jpeg = SampleFrames.jpeg(frame);
        frame.release();
        LeakPresenceExtension.check();
        assertTrue(jpeg.length <= bytes.length + MOST_ADDED_BYTES, "more than was there");
        ByteBuf made = Unpooled.wrappedBuffer(jpeg);
        assertEquals(0xFFD8, made.getUnsignedShort(0));
        assertEquals(0xFFD9, made.getUnsignedShort(jpeg.length - 2));
        assertNotNull(Exif.upright(made));
        return jpeg;
    }
}
