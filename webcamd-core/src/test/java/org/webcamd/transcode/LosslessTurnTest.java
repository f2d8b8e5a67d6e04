package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/** With libturbojpeg, where it is installed. */
final class LosslessTurnTest {
    private static final byte[] WHOLE_BLOCKS = SampleJpegs.textured(96, 64, 7);
    private static final byte[] CUT_BLOCKS = SampleJpegs.textured(90, 50, 7);

    @BeforeEach
    void library() {
        assumeTrue(TurboJpeg.isPresent(), "libturbojpeg.so.0 is not installed");
    }

    static List<Orientation> orientations() {
        List<Orientation> all = new ArrayList<>();
        for (Rotation rotation : Rotation.values()) {
            all.add(new Orientation(rotation, false));
            all.add(new Orientation(rotation, true));
        }
        all.remove(Orientation.UPRIGHT);
        return all;
    }

    /** Four quarter turns, and anything and back: every pixel is the one that it was. */
    @Test
    void fourQuarterTurnsLoseNothing() {
        byte[] jpeg = WHOLE_BLOCKS;
        for (int i = 0; i < 4; i++) {
            jpeg = laid(jpeg, Orientation.of(Rotation.CLOCKWISE), Work.Way.BLOCKS);
        }
        assertArrayEquals(SampleJpegs.decode(WHOLE_BLOCKS).bytes(), SampleJpegs.decode(jpeg).bytes());
    }

    /** The same picture as by pixels, but for what encoding it once more loses. */
    @ParameterizedTest
    @MethodSource("orientations")
    void blocksAreLaidAsPixelsAre(Orientation orientation) {
        SampleJpegs.Pixels blocks = SampleJpegs.decode(laid(WHOLE_BLOCKS, orientation, Work.Way.BLOCKS));
        SampleJpegs.Pixels pixels = SampleJpegs.decode(
            made(WHOLE_BLOCKS, new Wish(orientation, Bounds.NONE, 100, Text.AS_IS), Work.Way.PLANES));
        assertEquals(pixels.width(), blocks.width());
        assertEquals(pixels.height(), blocks.height());
        assertAlike(pixels.bytes(), blocks.bytes());
    }

    /** A trim would lose what does not fill a block. */
    @Test
    void whatCannotBeTurnedWithoutLossGoesTheOtherWay() {
        byte[] turned = laid(CUT_BLOCKS, Orientation.of(Rotation.CLOCKWISE), Work.Way.PLANES);
        assertEquals(50, SampleJpegs.decode(turned).width());
        assertEquals(90, SampleJpegs.decode(turned).height());
    }

    /** What is told from the header is what the library finds, for each edge that does not fill its blocks. */
    @ParameterizedTest
    @MethodSource("orientations")
    void headerTellsWhetherItCanBeDoneWithoutLoss(Orientation orientation) {
        for (byte[] jpeg : List.of(WHOLE_BLOCKS, CUT_BLOCKS, SampleJpegs.textured(96, 50, 7),
            SampleJpegs.textured(90, 64, 7))) {
            Frame frame = SampleFrames.live(jpeg, 1);
            try (BlockTurner turner = new BlockTurner()) {
                JpegHeader header = JpegHeader.of(frame.jpeg());
                assertEquals(turner.turn(frame.jpeg(), header, orientation, false) != null,
                    header.fills(orientation));
            }
            frame.release();
        }
    }

    /** Each breaks off on the way, after the one before was small: memory of the library's own would be lost there. */
    @Test
    void brokenPicturesLeaveTheTurnerWhole() {
        byte[] good = SampleJpegs.textured(64, 64, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            for (int round = 0; round < 50; round++) {
                byte[] broken = SampleJpegs.textured(16 * (4 + round), 512, round);
                Arrays.fill(broken, broken.length * 2 / 3, broken.length - 2, (byte) 0x55);
                Frame bad = SampleFrames.live(broken, 2L * round + 1);
                Frame fine = SampleFrames.live(good, 2L * round + 2);
                Frame shown = bench.made(bad, Wish.turned(Rotation.CLOCKWISE));
                Frame turned = bench.made(fine, Wish.turned(Rotation.CLOCKWISE));
                assertEquals(Work.Way.BLOCKS, bench.work.way());
                assertEquals(64, SampleJpegs.decode(SampleFrames.jpeg(turned)).width());
                shown.release();
                turned.release();
                bad.release();
                fine.release();
            }
        }
    }

    @Test
    void turnerIsUsedAgainForLargerPictures() {
        try (Workbench bench = new Workbench(TestMemory.share(), 80)) {
            for (int size = 16; size <= 256; size *= 2) {
                Frame frame = SampleFrames.live(SampleJpegs.textured(2 * size, size, size), 1);
                Frame turned = bench.made(frame, Wish.turned(Rotation.CLOCKWISE));
                assertEquals(Work.Way.BLOCKS, bench.work.way());
                assertEquals(size, SampleJpegs.decode(SampleFrames.jpeg(turned)).width());
                turned.release();
                frame.release();
            }
        }
    }

    private static byte[] laid(byte[] jpeg, Orientation orientation, Work.Way way) {
        return made(jpeg, new Wish(orientation, Bounds.NONE, Wish.ANY_QUALITY, Text.AS_IS), way);
    }

    private static byte[] made(byte[] jpeg, Wish wish, Work.Way way) {
        Frame frame = SampleFrames.live(jpeg, 1);
        try (Workbench bench = new Workbench(TestMemory.share(), 95)) {
            Frame made = bench.made(frame, wish);
            assertEquals(way, bench.work.way());
            byte[] bytes = SampleFrames.jpeg(made);
            made.release();
            return bytes;
        } finally {
            frame.release();
        }
    }

    private static void assertAlike(byte[] expected, byte[] actual) {
        long off = 0;
        for (int i = 0; i < expected.length; i++) {
            off += Math.abs((expected[i] & 0xFF) - (actual[i] & 0xFF));
        }
        assertNotEquals(0, expected.length);
        assertEquals(0, off / expected.length, 3);
    }
}
