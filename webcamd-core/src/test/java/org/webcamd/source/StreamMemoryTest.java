package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.broken;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.dropped;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.picture;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Camera;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Picture.Dropped.Reason;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemorySettings;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.source.Pieces.Piece;

/** What a stream takes of its camera's memory, whatever is in it. */
@Timeout(60)
final class StreamMemoryTest {
    private static final int MEBI = 1024 * 1024;
    private static final byte[] LARGE = SampleJpegs.textured(1000, 800, 4);

    private final Counters counters = new Counters();
    /** Pictures of a megabyte, and eight of them. */
    private final MemoryShare memory = TestMemory.unwatched(new MemorySettings(8 * MEBI, MEBI), counters);

    @ParameterizedTest
    @ValueSource(strings = {"", "--B\r\n\r\n", "--B\r\nContent-Length: @\r\n\r\n"})
    void picturesOfAllSizesComeAsTheyAreHoweverTheyAreCut(String head) {
        Random random = new Random(1);
        List<Piece> pictures = new ArrayList<>();
        List<byte[]> stream = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] jpeg = random.nextBoolean() ? RED : SampleJpegs.textured(16 + random.nextInt(1000), 800, i);
            pictures.add(picture(jpeg));
            stream.add(join(head.replace("@", Integer.toString(jpeg.length)), jpeg, head.isEmpty() ? "" : "\r\n"));
        }
        InputStream in = new ByteArrayInputStream(join(stream.toArray())) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                return super.read(bytes, offset, 1 + random.nextInt(count));
            }
        };
        assertEquals(pictures, Pieces.of(in, null, memory));
        assertEquals(0, memory.usedBytes());
    }

    @Test
    void nothingIsHeldOnceALargePictureWasTaken() throws Exception {
        assertTrue(LARGE.length > 2 * StreamWindow.SMALL_BYTES, LARGE.length + " bytes");
        StreamedPicture out = new StreamedPicture();
        JpegStream stream = new JpegStream(new ByteArrayInputStream(join(LARGE, RED, cut(GREEN, 500))), null, memory);
        assertTrue(stream.next(out));
        assertTrue(memory.usedBytes() < 2L * LARGE.length, memory.usedBytes() + " bytes");
        out.release();
        assertEquals(0, memory.usedBytes());
        assertTrue(stream.next(out));
        assertTrue(memory.usedBytes() < 2L * RED.length, memory.usedBytes() + " bytes");
        out.release();
        stream.close();
        assertEquals(0, memory.usedBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--B\r\n\r\n", "--B\r\nContent-Length: 500000000\r\n\r\n",
        "--B\r\nContent-Length: 10000000000\r\n\r\n"})
    void hugePictureIsPassedOverAndTheNextIsFound(String head) {
        byte[] data = new byte[MEBI];
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(join(head, cut(RED, RED.length - 2))));
        parts.addAll(Collections.nCopies(500, null));
        parts.replaceAll(part -> part == null ? new Watched(data) : part);
        parts.add(new ByteArrayInputStream(join(new byte[] {(byte) 0xFF, (byte) 0xD9}, "\r\n", "--B\r\n\r\n", GREEN)));
        List<Piece> pieces = Pieces.of(new SequenceInputStream(Collections.enumeration(parts)), null, memory);
        assertEquals(List.of(dropped(Reason.TOO_LARGE), picture(GREEN)), pieces);
        assertEquals(0, memory.usedBytes());
    }

    /** Sees to it that not much is held while it is read. */
    private final class Watched extends ByteArrayInputStream {
        Watched(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int count) {
            assertTrue(memory.usedBytes() <= 2 * MEBI, memory.usedBytes() + " bytes");
            return super.read(bytes, offset, count);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--B\r\nContent-Length: @\r\n\r\n"})
    void pictureWithoutMemoryIsDroppedAndTheStreamGoesOn(String head) {
        List<ByteBuf> hog = new ArrayList<>();
        for (ByteBuf next = memory.allocate(MEBI); next != null; next = memory.allocate(MEBI)) {
            hog.add(next);
        }
        long before = counters.value(Counter.DROPPED_MEMORY);
        byte[] part = join(head.replace("@", Integer.toString(LARGE.length)), LARGE);
        InputStream later = new ByteArrayInputStream(part) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                hog.forEach(memory::release);
                hog.clear();
                return super.read(bytes, offset, count);
            }
        };
        List<Piece> pieces = Pieces.of(new SequenceInputStream(new ByteArrayInputStream(join(part, part)), later), null,
            memory);
        assertEquals(List.of(dropped(Reason.NO_MEMORY), dropped(Reason.NO_MEMORY), picture(LARGE)), pieces);
        assertEquals(2, counters.value(Counter.DROPPED_MEMORY) - before);
        assertEquals(0, memory.usedBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\r\n", "--B\r\n\r\n", "--\n--\n", "--B\r\nContent-Length: 0\r\n\r\n"})
    void paddingAndHeadsWithoutEndAreNoSilence(String padding) {
        byte[] flood = padding.repeat(10 * MEBI / padding.length()).getBytes(StandardCharsets.US_ASCII);
        List<Piece> pieces = Pieces.of(join(flood, "\n", RED));
        assertTrue(pieces.size() >= 10, pieces.size() + " pieces");
        assertEquals(List.of(picture(RED)), Pieces.pictures(pieces));
    }

    @Test
    void garbageThatComesSlowlyIsGivenOutInTime() throws Exception {
        AtomicLong now = new AtomicLong();
        InputStream slow = new ByteArrayInputStream(join("g".repeat(1_000))) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                now.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
                return super.read(bytes, offset, 1);
            }
        };
        StreamedPicture out = new StreamedPicture();
        try (JpegStream stream = new JpegStream(slow, null, memory, now::get)) {
            assertTrue(stream.next(out));
            assertFalse(out.isPicture());
            assertTrue(now.get() < TimeUnit.SECONDS.toNanos(1), now + " ns");
            assertEquals('g', ((Picture.Jpeg) out.loan()).bytes().get(0));
        }
    }

    @Test
    void piecesThatAreBrokenTakeNoMemory() {
        byte[] half = cut(LARGE, LARGE.length - 100);
        List<Piece> pieces = Pieces.of(new ByteArrayInputStream(join(half, GREEN)), null, memory);
        assertEquals(List.of(broken(cut(LARGE, StreamedPicture.BROKEN_BYTES)), picture(GREEN)), pieces);
        assertEquals(0, memory.usedBytes());
    }

    @Test
    void pumpGivesBackWhatItHas() throws Exception {
        ProcessReader reader = ProcessReader.start("a", List.of("/bin/sh", "-c", "cat; sleep 60"), memory);
        PicturePump pump = new PicturePump("a", reader, PicturePump.NEVER_NANOS).start();
        pump.close();
        Programs.await("the end", pump::hasEnded);
        StandardInputSource source =
            new StandardInputSource(new ByteArrayInputStream(join(RED, LARGE)), Programs.PATIENCE);
        try (Camera camera = source.open(memory)) {
            byte[] first = Programs.grab(camera);
            assertArrayEquals(LARGE, first.length == RED.length ? Programs.grab(camera) : first);
            assertTrue(memory.usedBytes() > 0);
        }
        assertEquals(0, memory.usedBytes());
    }
}
