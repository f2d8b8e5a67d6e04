package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;
import org.webcamd.frame.Frame;

@Timeout(60)
final class PicturePumpTest {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Scripted reader = new Scripted();
    private PicturePump pump = new PicturePump("a", reader, PicturePump.NEVER_NANOS).start();

    @Test
    void newestPictureOvertakesThoseThatNobodyTook() throws Exception {
        reader.gives(RED, GREEN, BLUE);
        assertArrayEquals(BLUE, take());
        reader.gives(RED);
        assertArrayEquals(RED, take());
    }

    @Test
    void takenPictureStaysWhileOthersCome() throws Exception {
        reader.gives(RED);
        ByteBuffer taken = ((Picture.Jpeg) pump.take(LONG_NANOS)).bytes();
        reader.gives(GREEN, BLUE, GREEN);
        assertArrayEquals(RED, Pieces.bytes(taken));
        assertArrayEquals(GREEN, take());
    }

    @Test
    void brokenPiecesAreNotOvertaken() throws Exception {
        reader.gives(join("one"), RED, join("two"), GREEN);
        assertArrayEquals(join("one"), take());
        assertArrayEquals(join("two"), take());
        assertArrayEquals(GREEN, take());
    }

    @Test
    void brokenPiecesAreNotKeptWithoutLimit() throws Exception {
        for (int i = 0; i < 100; i++) {
            reader.gives(join("x".repeat(10_000)));
        }
        int kept = 0;
        reader.gives(RED);
        for (byte[] next = take(); next[0] == 'x'; next = take()) {
            assertTrue(next.length <= 4096);
            kept++;
        }
        assertEquals(32, kept);
    }

    @Test
    void whatCameBeforeTheEndIsTakenAndThenTheReasonIsGiven() throws Exception {
        reader.gives(RED);
        reader.ends("a has ended");
        Programs.await("the end", pump::hasEnded);
        assertArrayEquals(RED, take());
        for (int i = 0; i < 3; i++) {
            assertEquals("a has ended", assertThrows(CameraException.class, this::take).getMessage());
        }
    }

    @Test
    void firstPictureIsMeasuredAndNotTaken() throws Exception {
        reader.gives(RED);
        assertEquals(new JpegSize(48, 32), pump.awaitFirst(LONG_NANOS));
        assertEquals(new JpegSize(48, 32), pump.awaitFirst(LONG_NANOS));
        assertArrayEquals(RED, take());
    }

    @Test
    void noPictureInTimeIsSaid() throws Exception {
        String nothing = assertThrows(CameraException.class, () -> pump.awaitFirst(1_000_000)).getMessage();
        assertEquals("a gave no picture for 0 s", nothing);
        assertThrows(CameraException.class, () -> pump.take(1_000_000));
    }

    @Test
    void brokenPieceIsEnoughToBegin() throws Exception {
        reader.gives(join("text"));
        assertEquals(JpegSize.UNKNOWN, pump.awaitFirst(LONG_NANOS));
        assertArrayEquals(join("text"), take());
    }

    @Test
    void waitIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread taker = new Thread(() -> {
            try {
                take();
            } catch (Exception ended) {
                thrown.set(ended);
            }
        });
        taker.start();
        Programs.await("waiting", () -> taker.getState() == Thread.State.TIMED_WAITING);
        taker.interrupt();
        taker.join();
        assertTrue(thrown.get() instanceof InterruptedException, String.valueOf(thrown.get()));
    }

    @Test
    void closingEndsTheReader() throws Exception {
        pump.close();
        assertTrue(reader.closed.await(10, TimeUnit.SECONDS));
        Programs.await("the end of the thread", pump::hasEnded);
    }

    @Test
    void pumpThatNobodyTakesFromRests() throws Exception {
        pump.close();
        Scripted watched = new Scripted();
        pump = new PicturePump("a", watched, 0).start();
        watched.next.put(() -> RED);
        assertTrue(watched.closed.await(10, TimeUnit.SECONDS));
        assertNull(pump.take(LONG_NANOS));
    }

    @Test
    void readerThatFailsUnexpectedlyIsAFailureLikeAnyOther() throws Exception {
        reader.next.put(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertEquals("a failed: java.lang.OutOfMemoryError: Java heap space",
            assertThrows(CameraException.class, this::take).getMessage());
    }

    private byte[] take() throws CameraException, InterruptedException {
        return Pieces.bytes(((Picture.Jpeg) pump.take(LONG_NANOS)).bytes());
    }

    /** Reads what the test gives it. */
    private static final class Scripted implements PictureReader {
        /** A step of the script. */
        private interface Step {
            byte[] take() throws CameraException;
        }

        private final SynchronousQueue<Step> next = new SynchronousQueue<>();
        private final AtomicInteger given = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);

        /** Returns when all have been passed on. */
        void gives(byte[]... pieces) throws InterruptedException {
            for (byte[] piece : pieces) {
                next.put(() -> piece);
                given.incrementAndGet();
                Programs.await("the next read", () -> reads.get() > given.get());
            }
        }

        void ends(String why) throws InterruptedException {
            next.put(() -> {
                throw new CameraException(why);
            });
        }

        @Override
        public void read(StreamedPicture out) throws CameraException, InterruptedException {
            reads.incrementAndGet();
            byte[] piece = next.take().take();
            if (piece[0] == (byte) 0xFF) {
                out.setPicture(new KeptJpeg(Pieces.MEMORY, Pieces.MEMORY.allocate(piece.length).writeBytes(piece)),
                    System.nanoTime(), 0, Frame.Kind.LIVE);
            } else {
                out.setBroken(piece, System.nanoTime());
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
