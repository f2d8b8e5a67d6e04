package org.webcamd.rendition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;
import org.webcamd.ring.Newest;
import org.webcamd.transcode.TestText;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

final class ClosedViewsTest {
    private final HandCrankedExecutor worker = new HandCrankedExecutor();
    private final Counters counters = new Counters();
    private final Views views = new Views(Wish.NONE, 80, 8, TestText.NONE,
        TestMemory.share(), worker, counters, wanted -> { },
        frame -> false);
    private final FrameRing source = ring(Rotation.NONE);
    private final FrameRing turned = ring(Rotation.CLOCKWISE);
    private final List<Long> seen = new ArrayList<>();
    private final FrameListener viewer = () -> seen.add(Newest.sequence(turned));

    @Test
    void closedRenditionGivesUpItsFramesAndListensNoMore() {
        turned.subscribe(viewer);
        publish(1);
        worker.run();
        Frame frame = turned.retainedNewest();
        views.close();
        worker.run();
        assertNull(turned.retainedNewest());
        assertEquals(1, frame.refCnt());
        frame.release();
        publish(2);
        assertEquals(0, worker.waiting());
        assertFalse(source.isWanted());
    }

    @Test
    void viewerOfAClosedRenditionGetsNothing() {
        views.close();
        worker.run();
        publish(1);
        turned.subscribe(viewer);
        worker.run();
        publish(2);
        worker.run();
        turned.unsubscribe(viewer);
        worker.run();
        assertEquals(List.of(), seen);
        assertEquals(0, counters.value(Counter.FRAMES_ROTATED));
    }

    private FrameRing ring(Rotation rotation) {
        return views.lease(Wish.turned(rotation)).orElseThrow().ring();
    }

    private void publish(long sequence) {
        views.offer(SampleFrames.live(SampleJpegs.textured(64, 32, 1), sequence));
    }
}
