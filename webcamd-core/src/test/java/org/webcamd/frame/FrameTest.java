package org.webcamd.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.webcamd.leaks.LeakPresenceExtension;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

final class FrameTest {
    private static final byte[] PICTURE = {1, 2, 3, 4, 5};
    private static final MemoryShare MEMORY = TestMemory.share(PooledByteBufAllocator.DEFAULT);
    private static final CaptureTime TIME = new CaptureTime(7, 8);

    @Test
    void lateRetainOfAReleasedFrameFails() {
        Frame frame = SampleFrames.live(1);
        assertTrue(frame.tryRetain());
        frame.release();
        assertTrue(frame.tryRetain(), "one count is left");
        frame.release();
        frame.release();
        assertFalse(frame.tryRetain());
        assertEquals(0, frame.refCnt());
    }

    /** Why frames have a count of their own, and why there is a run without leak detection. */
    @Test
    void lateRetainFailsEvenWhenTheBufferIsAnotherFrameByNow() throws Exception {
        assumeFalse(LeakPresenceExtension.isConfigured(), "counted buffers are wrapped, which hides their reuse");
        // Netty uses the objects of its own threads again.
        ExecutorService thread = Executors.newSingleThreadExecutor(new DefaultThreadFactory("test"));
        try {
            thread.submit(FrameTest::retainLate).get();
        } finally {
            thread.shutdown();
        }
    }

    private static void retainLate() {
        Map<ByteBuf, Frame> released = new IdentityHashMap<>();
        for (int i = 0; i < 500; i++) {
            ByteBuf buffer = Part.allocate(MEMORY, PICTURE.length);
            released.put(buffer, Part.frame(MEMORY, buffer, i, TIME, Frame.Kind.LIVE));
        }
        released.values().forEach(Frame::release);

        ByteBuf reused = allocateOneOf(released.keySet());
        assertEquals(2, reused.retain().refCnt(), "a late retain of the buffer succeeds");
        assertFalse(released.get(reused).tryRetain());
        reused.release(2);
    }

    private static ByteBuf allocateOneOf(Set<ByteBuf> buffers) {
        for (int i = 0; i < 10_000; i++) {
            ByteBuf next = Part.allocate(MEMORY, PICTURE.length);
            if (buffers.contains(next)) {
                return next;
            }
            next.release();
        }
        return fail("the pool has used none of the buffers again");
    }

    @Test
    void slicesKeepTheBufferAliveWhenTheFrameIsGone() {
        ByteBuf buffer = Part.allocate(MEMORY, PICTURE.length).writeBytes(PICTURE);
        Frame frame = Part.frame(MEMORY, buffer, 1, TIME, Frame.Kind.LIVE);
        ByteBuf part = frame.retainedPart();
        ByteBuf advance = frame.retainedAdvancePart();
        ByteBuf jpeg = frame.retainedJpeg();
        frame.release();
        assertFalse(frame.tryRetain());
        part.release();
        advance.release();
        assertEquals(1, buffer.refCnt());
        assertArrayEquals(PICTURE, SampleFrames.released(jpeg));
        assertEquals(0, buffer.refCnt());
    }

    @Test
    void loanTakesNoCount() {
        ByteBuf buffer = Part.allocate(MEMORY, PICTURE.length).writeBytes(PICTURE);
        Frame frame = Part.frame(MEMORY, buffer, 1, TIME, Frame.Kind.LIVE);
        assertEquals(PICTURE.length, frame.jpeg().readableBytes());
        assertEquals(1, buffer.refCnt());
        frame.release();
        assertEquals(0, buffer.refCnt());
    }

    @Test
    void readersOfOneFrameDoNotMoveEachOther() {
        Frame frame = SampleFrames.frame(PICTURE, 1, TIME, Frame.Kind.LIVE);
        ByteBuf first = frame.retainedPart();
        int whole = first.readableBytes();
        first.skipBytes(whole).release();
        ByteBuf second = frame.retainedPart();
        assertEquals(whole, second.readableBytes());
        second.release();
        frame.release();
    }

    @Test
    void frameTellsWhatItWasMadeWith() {
        Frame live = SampleFrames.frame(PICTURE, 42, TIME, Frame.Kind.LIVE);
        Frame card = SampleFrames.frame(PICTURE, 43, TIME, Frame.Kind.CARD);
        assertEquals(42, live.sequence());
        assertSame(TIME, live.captured());
        assertTrue(live.isLive());
        assertFalse(card.isLive());
        live.release();
        card.release();
    }
}
