package org.webcamd.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;

final class RingReaderTest {
    private final FrameRing ring = new FrameRing(wanted -> { });
    private final List<String> woken = new ArrayList<>();
    private final RingReader reader = new RingReader(ring, 3, () -> woken.add("up"));

    @AfterEach
    void nothingIsLeft() {
        reader.close();
        assertFalse(ring.isWanted());
        ring.close();
    }

    @Test
    void everyFrameIsReadInOrder() {
        for (int sequence = 1; sequence <= 20; sequence++) {
            publish(sequence);
            assertEquals(List.of((long) sequence), readAll());
        }
        assertEquals(0, reader.lost());
    }

    @Test
    void readerThatIsBehindFindsThoseThatWait() {
        publish(1, 2, 3);
        assertEquals(List.of(1L, 2L, 3L), readAll());
        assertNull(reader.next());
        assertEquals(List.of("up"), woken, "woken once, and not for each");
    }

    @Test
    void whatComesWhenTooManyWaitIsLostAndCounted() {
        publish(1, 2, 3, 4, 5);
        assertEquals(List.of(1L, 2L, 3L), readAll());
        assertEquals(2, reader.lost());
        publish(6);
        assertEquals(List.of(6L), readAll());
        assertEquals(2, reader.lost());
    }

    @Test
    void frameThatWasNeverMadeIsLostToo() {
        publish(1, 4);
        assertEquals(List.of(1L, 4L), readAll());
        assertEquals(2, reader.lost());
    }

    @Test
    void sameFrameIsNotReadTwice() {
        publish(1);
        reader.onNewer();
        assertEquals(List.of(1L), readAll());
        assertEquals(0, reader.lost());
    }

    @Test
    void framesThatWaitAreGivenUpWithTheReader() {
        publish(1, 2);
        Frame newest = ring.retainedNewest();
        assertEquals(3, newest.refCnt());
        reader.close();
        assertEquals(2, newest.refCnt());
        newest.release();
        publish(3);
        assertNull(reader.next());
    }

    @Test
    void readerAsksForFramesAsAViewerDoes() {
        assertTrue(ring.isWanted());
    }

    @Test
    void readerOnAnotherThreadLosesNothingThatIsNotCounted() {
        int frames = 20_000;
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int sequence = 1; sequence <= frames; sequence++) {
                publish(sequence);
            }
        });
        long read = 0;
        long last = 0;
        while (!producer.isDone() || last < frames && read + reader.lost() < frames) {
            Frame frame = reader.next();
            if (frame != null) {
                assertTrue(frame.sequence() > last);
                last = frame.sequence();
                read++;
                frame.release();
            }
        }
        producer.join();
        read += readAll().size();
        assertEquals(frames, read + reader.lost());
    }

    private void publish(long... sequences) {
        for (long sequence : sequences) {
            ring.publish(SampleFrames.live(sequence));
        }
    }

    private List<Long> readAll() {
        List<Long> sequences = new ArrayList<>();
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            sequences.add(frame.sequence());
            frame.release();
        }
        return sequences;
    }
}
