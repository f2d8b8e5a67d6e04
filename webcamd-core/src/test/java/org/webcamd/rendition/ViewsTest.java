package org.webcamd.rendition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufAllocator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
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

final class ViewsTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final byte[] JPEG = SampleJpegs.textured(WIDTH, HEIGHT, 1);

    private final List<Boolean> demands = new ArrayList<>();
    private final HandCrankedExecutor worker = new HandCrankedExecutor();
    private final Counters counters = new Counters();
    private final AtomicReference<Throwable> allocationFailure = new AtomicReference<>();
    private final Views views = new Views(Wish.NONE, 80, 8, TestText.NONE,
        TestMemory.share(failingAllocator(), counters), worker,
        counters, demands::add, frame -> false);
    private final FrameRing source = ring(Rotation.NONE);
    private final FrameRing turned = ring(Rotation.CLOCKWISE);
    private final List<Long> seen = new ArrayList<>();
    private final FrameListener viewer = () -> seen.add(Newest.sequence(turned));

    @AfterEach
    void close() {
        views.close();
        worker.run();
    }

    @Test
    void eachRotationIsARingOfItsOwn() {
        assertSame(source, ring(Rotation.NONE));
        assertSame(turned, ring(Rotation.CLOCKWISE));
        assertNotSame(turned, ring(Rotation.HALF));
        assertNotSame(turned, ring(Rotation.COUNTERCLOCKWISE));
    }

    @Test
    void viewerOfARotationSeesThePictureTurned() {
        turned.subscribe(viewer);
        publish(1);
        worker.run();
        SampleJpegs.Pixels pixels = SampleJpegs.decode(Newest.jpeg(turned));
        assertEquals(HEIGHT, pixels.width());
        assertEquals(WIDTH, pixels.height());
    }

    @Test
    void turnedPictureKeepsSequenceAndTime() {
        CaptureTime time = new CaptureTime(5, 6);
        turned.subscribe(viewer);
        views.offer(SampleFrames.frame(JPEG, 17, time, Frame.Kind.LIVE));
        worker.run();
        Frame frame = turned.retainedNewest();
        assertEquals(17, frame.sequence());
        assertSame(time, frame.captured());
        assertTrue(frame.isLive());
        frame.release();
    }

    @Test
    void pictureIsTurnedOnceForAllViewers() {
        turned.subscribe(viewer);
        turned.subscribe(() -> seen.add(-1L));
        for (int sequence = 1; sequence <= 3; sequence++) {
            publish(sequence);
            worker.run();
        }
        assertEquals(3, counters.value(Counter.FRAMES_ROTATED));
        assertEquals(List.of(1L, -1L, 2L, -1L, 3L, -1L), seen);
    }

    @Test
    void nothingIsTurnedForNobody() {
        publish(1);
        publish(2);
        assertEquals(0, worker.waiting());
        assertEquals(List.of(), demands, "nothing is captured for it either");
        ring(Rotation.HALF).subscribe(viewer);
        worker.run();
        assertNull(turned.retainedNewest());
        assertEquals(1, counters.value(Counter.FRAMES_ROTATED));
    }

    @Test
    void newViewerGetsTheFrameThatIsAlreadyThere() {
        publish(7);
        turned.subscribe(viewer);
        worker.run();
        assertEquals(List.of(7L), seen);
    }

    @Test
    void workerThatIsBehindTakesTheNewestAndIsAskedOnce() {
        turned.subscribe(viewer);
        worker.run();
        for (int sequence = 1; sequence <= 10; sequence++) {
            publish(sequence);
        }
        assertEquals(1, worker.waiting());
        worker.run();
        assertEquals(List.of(10L), seen);
        publish(11);
        assertEquals(1, worker.waiting(), "asked again after it has caught up");
        worker.run();
        assertEquals(List.of(10L, 11L), seen);
    }

    @Test
    void frameThatArrivesDuringTheWorkIsNotForgotten() {
        turned.subscribe(() -> {
            long sequence = Newest.sequence(turned);
            seen.add(sequence);
            if (sequence < 3) {
                publish(sequence + 1);
            }
        });
        publish(1);
        worker.run();
        assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @Test
    void cardOfATurnedViewIsACard() {
        turned.subscribe(viewer);
        Frame card = SampleFrames.frame(JPEG, 5, CaptureTime.now(), Frame.Kind.CARD);
        views.offer(card);
        worker.run();
        Frame passed = turned.retainedNewest();
        assertEquals(Frame.Kind.CARD, passed.kind());
        passed.release();
        assertEquals(0, counters.value(Counter.FRAMES_ROTATED));
    }

    @Test
    void demandIsPassedOnToTheSource() {
        FrameListener second = () -> { };
        turned.subscribe(viewer);
        turned.subscribe(second);
        assertEquals(List.of(true), demands);
        turned.unsubscribe(viewer);
        assertEquals(List.of(true), demands);
        turned.unsubscribe(second);
        assertEquals(List.of(true, false), demands);
        assertFalse(source.isWanted());
    }

    @Test
    void ringIsEmptiedWhenNobodyListens() {
        turned.subscribe(viewer);
        publish(1);
        worker.run();
        Frame frame = turned.retainedNewest();
        turned.unsubscribe(viewer);
        worker.run();
        assertNull(turned.retainedNewest());
        assertEquals(1, frame.refCnt());
        frame.release();
    }

    @Test
    void sameFrameIsTurnedAgainForWhoComesBack() {
        turned.subscribe(viewer);
        publish(1);
        worker.run();
        turned.unsubscribe(viewer);
        worker.run();
        turned.subscribe(viewer);
        worker.run();
        assertEquals(List.of(1L, 1L), seen);
    }

    @Test
    void pictureThatCannotBeDecodedIsCountedAndTheNextOneTurned() {
        turned.subscribe(viewer);
        views.offer(SampleFrames.live(new byte[50], 1));
        worker.run();
        assertEquals(1, counters.value(Counter.ROTATIONS_FAILED));
        assertEquals(0, counters.value(Counter.FRAMES_ROTATED));
        publish(2);
        worker.run();
        assertEquals(List.of(2L), seen);
    }

    @Test
    void failureOfAnyKindDoesNotEndTheRendition() {
        turned.subscribe(viewer);
        publish(1);
        allocationFailure.set(new OutOfMemoryError("no direct memory left"));
        worker.run();
        publish(2);
        allocationFailure.set(new IllegalStateException("something else"));
        worker.run();
        assertEquals(1, counters.value(Counter.DROPPED_MEMORY));
        assertEquals(1, counters.value(Counter.ROTATIONS_FAILED));
        publish(3);
        worker.run();
        assertEquals(List.of(3L), seen);
    }

    private FrameRing ring(Rotation rotation) {
        return views.lease(Wish.turned(rotation)).orElseThrow().ring();
    }

    private void publish(long sequence) {
        views.offer(SampleFrames.live(JPEG, sequence));
    }

    /** The default allocator, but for one failure if there is one set. */
    private ByteBufAllocator failingAllocator() {
        return (ByteBufAllocator) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {ByteBufAllocator.class}, (proxy, method, arguments) -> {
                Throwable failure = allocationFailure.getAndSet(null);
                if (failure != null) {
                    throw failure;
                }
                try {
                    return method.invoke(ByteBufAllocator.DEFAULT, arguments);
                } catch (InvocationTargetException wrapped) {
                    throw wrapped.getCause();
                }
            });
    }
}
