package org.webcamd.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

/**
 * One producer as fast as it can, several readers as fast as they can, buffers from a pool that reuses them at once.
 * Every word of a picture is its frame's sequence: a reader that is handed a frame which is being overwritten, or one
 * that the ring has given up, sees words that differ.
 */
@Timeout(120)
final class FrameRingStressTest {
    private static final int FRAMES = 40_000;
    private static final int CLEAR_EVERY = 1_000;
    private static final int READERS = 3;
    private static final int WORDS = 48;

    private final FrameRing ring = new FrameRing(wanted -> { });
    private final CountDownLatch readersReady = new CountDownLatch(READERS);
    private volatile boolean produced;

    @Test
    void readersSeeWholeFramesInOrderFromThePooledAllocator() throws Exception {
        readersSeeWholeFramesInOrder(PooledByteBufAllocator.DEFAULT);
    }

    @Test
    void readersSeeWholeFramesInOrderFromTheAdaptiveAllocator() throws Exception {
        readersSeeWholeFramesInOrder(new AdaptiveByteBufAllocator());
    }

    private void readersSeeWholeFramesInOrder(ByteBufAllocator allocator) throws Exception {
        ExecutorService threads =
            Executors.newFixedThreadPool(READERS + 1, new DefaultThreadFactory("stress"));
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit((Callable<Long>) this::readAll));
            }
            Future<?> producer = threads.submit(() -> produceAll(TestMemory.share(allocator)));
            for (Future<Long> reader : readers) {
                assertTrue(reader.get() > 0, "a reader read nothing");
            }
            producer.get();
        } finally {
            produced = true;
            threads.shutdown();
            assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        }
        assertEquals(FRAMES, Newest.sequence(ring));
        ring.close();
    }

    private void produceAll(MemoryShare memory) {
        try {
            readersReady.await();
            for (long sequence = 1; sequence <= FRAMES; sequence++) {
                ByteBuf buffer = Part.allocate(memory, WORDS * Long.BYTES);
                for (int i = 0; i < WORDS; i++) {
                    buffer.writeLong(sequence);
                }
                ring.publish(Part.frame(memory, buffer, sequence, new CaptureTime(0, sequence), Frame.Kind.LIVE));
                if (sequence % CLEAR_EVERY == 0 && sequence < FRAMES) {
                    ring.clear();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            produced = true;
        }
    }

    /** The number of different frames seen. */
    private long readAll() {
        readersReady.countDown();
        long last = 0;
        long seen = 0;
        boolean onceMore = true;
        while (onceMore) {
            onceMore = !produced;
            Frame frame = ring.retainedNewest();
            if (frame == null) {
                continue;
            }
            long sequence = frame.sequence();
            // The slice outlives the count of the frame, as in a write that is under way.
            ByteBuf picture = frame.retainedJpeg();
            frame.release();
            try {
                assertTrue(sequence >= last, () -> "frame " + sequence + " after a newer one");
                check(picture, sequence);
            } finally {
                picture.release();
            }
            seen += sequence == last ? 0 : 1;
            last = sequence;
        }
        return seen;
    }

    private static void check(ByteBuf picture, long sequence) {
        assertEquals(WORDS * Long.BYTES, picture.readableBytes());
        while (picture.isReadable()) {
            long word = picture.readLong();
            if (word != sequence) {
                throw new AssertionError("frame " + sequence + " holds bytes of frame " + word);
            }
        }
    }
}
