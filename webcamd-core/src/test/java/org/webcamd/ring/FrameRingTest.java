package org.webcamd.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;

final class FrameRingTest {
    private final List<Boolean> demands = new ArrayList<>();
    private final FrameRing ring = new FrameRing(demands::add);

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void emptyRingHasNoFrame() {
        assertNull(ring.retainedNewest());
    }

    @Test
    void newestFrameWins() {
        for (int sequence = 1; sequence <= 11; sequence++) {
            ring.publish(SampleFrames.live(sequence));
            assertEquals(sequence, Newest.sequence(ring));
            assertEquals(sequence, Newest.sequence(ring), "asked again");
        }
    }

    @Test
    void newestIsHandedOutWithACountOfItsOwn() {
        Frame frame = SampleFrames.live(1);
        ring.publish(frame);
        assertSame(frame, ring.retainedNewest());
        assertEquals(2, frame.refCnt());
        ring.clear();
        assertEquals(1, frame.refCnt());
        frame.release();
    }

    @Test
    void overwrittenFramesAreReleased() {
        List<Frame> frames = new ArrayList<>();
        for (int sequence = 1; sequence <= 20; sequence++) {
            frames.add(SampleFrames.live(sequence));
            ring.publish(frames.get(frames.size() - 1));
        }
        List<Long> alive = frames.stream().filter(frame -> frame.refCnt() > 0).map(Frame::sequence).toList();
        assertTrue(alive.size() <= 4, "memory of a ring is bounded: " + alive);
        assertTrue(alive.contains(20L));
        assertTrue(frames.stream().allMatch(frame -> frame.refCnt() <= 1));
    }

    @Test
    void overwrittenFrameLivesAsLongAsItsReader() {
        ring.publish(SampleFrames.live(1));
        Frame held = ring.retainedNewest();
        for (int sequence = 2; sequence <= 20; sequence++) {
            ring.publish(SampleFrames.live(sequence));
        }
        assertEquals(1, held.refCnt());
        assertEquals(1, held.sequence());
        held.release();
    }

    @Test
    void clearedRingGivesUpItsFramesAndGoesOn() {
        List<Frame> frames = List.of(SampleFrames.live(1), SampleFrames.live(2), SampleFrames.live(3));
        frames.forEach(ring::publish);
        ring.clear();
        assertNull(ring.retainedNewest());
        assertTrue(frames.stream().allMatch(frame -> frame.refCnt() == 0));
        ring.publish(SampleFrames.live(4));
        assertEquals(4, Newest.sequence(ring));
    }

    @Test
    void closedRingReleasesWhatItHasAndWhatIsPublishedLater() {
        Frame before = SampleFrames.live(1);
        Frame after = SampleFrames.live(2);
        int[] told = {0};
        ring.subscribe(() -> told[0]++);
        ring.publish(before);
        ring.close();
        ring.publish(after);
        assertEquals(0, before.refCnt());
        assertEquals(0, after.refCnt());
        assertNull(ring.retainedNewest());
        assertEquals(1, told[0], "nobody is told of a frame that is not there");
        ring.close();
    }

    @Test
    void listenersAreToldOfEachFrameWhenItIsThere() {
        List<Long> seen = new ArrayList<>();
        FrameListener first = () -> seen.add(Newest.sequence(ring));
        FrameListener second = () -> seen.add(10 * Newest.sequence(ring));
        ring.publish(SampleFrames.live(1));
        ring.subscribe(first);
        ring.publish(SampleFrames.live(2));
        ring.subscribe(second);
        ring.publish(SampleFrames.live(3));
        ring.unsubscribe(first);
        ring.publish(SampleFrames.live(4));
        assertEquals(List.of(2L, 3L, 30L, 40L), seen);
    }

    @Test
    void producerIsToldOfTheFirstAndTheLastListener() {
        FrameListener first = () -> { };
        FrameListener second = () -> { };
        assertFalse(ring.isWanted());
        ring.subscribe(first);
        assertEquals(List.of(true), demands);
        assertTrue(ring.isWanted());
        ring.subscribe(second);
        ring.unsubscribe(first);
        assertEquals(List.of(true), demands);
        assertTrue(ring.isWanted());
        ring.unsubscribe(second);
        assertEquals(List.of(true, false), demands);
        assertFalse(ring.isWanted());
        ring.subscribe(first);
        assertEquals(List.of(true, false, true), demands);
    }

    @Test
    void demandIsThereBeforeTheProducerIsTold() {
        List<Boolean> wanted = new ArrayList<>();
        FrameRing[] asked = new FrameRing[1];
        asked[0] = new FrameRing(ignored -> wanted.add(asked[0].isWanted()));
        FrameListener listener = () -> { };
        asked[0].subscribe(listener);
        asked[0].unsubscribe(listener);
        assertEquals(List.of(true, false), wanted);
    }

    @Test
    void unsubscribingTwiceIsUnsubscribingOnce() {
        FrameListener first = () -> { };
        FrameListener second = () -> { };
        ring.unsubscribe(first);
        assertEquals(List.of(), demands);
        ring.subscribe(first);
        ring.subscribe(second);
        ring.unsubscribe(first);
        ring.unsubscribe(first);
        assertTrue(ring.isWanted());
        ring.unsubscribe(second);
        ring.unsubscribe(second);
        assertEquals(List.of(true, false), demands);
    }

    @Test
    void listenerMayLeaveWhileItIsTold() {
        List<String> told = new ArrayList<>();
        FrameListener[] leaving = new FrameListener[1];
        leaving[0] = () -> {
            told.add("leaving");
            ring.unsubscribe(leaving[0]);
        };
        ring.subscribe(leaving[0]);
        ring.subscribe(() -> told.add("staying"));
        ring.publish(SampleFrames.live(1));
        ring.publish(SampleFrames.live(2));
        assertEquals(List.of("leaving", "staying", "staying"), told);
    }
}
