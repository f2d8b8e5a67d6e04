package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.fanout.Subscription;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;

/** A ring that the test fills and one viewer of it. */
final class Stage {
    static final Duration NO_PAUSE = Duration.ZERO;
    static final Duration LONG_STALL = Duration.ofHours(1);

    /** Whether what the viewer was let in with still counts. */
    boolean mayStay = true;
    final ClientChannel client = new ClientChannel();
    final FrameRing ring = new FrameRing(wanted -> { });
    final Counters counters = new Counters();
    final HeldFrames heldFrames = new HeldFrames();
    final Viewers viewers = new Viewers(10, heldFrames, counters);
    final Audience audience = viewers.audience();
    final ViewerStats stats = new ViewerStats(ClientChannel.ADDRESS, "a browser", "", 0, "multipart",
        () -> mayStay);
    final ViewerHandler viewer;
    /** How often the view was given back. */
    private int given;

    Stage() {
        this(MultipartFraming.TRAILING_BOUNDARY, NO_PAUSE, LONG_STALL);
    }

    Stage(Framing framing, Duration streamWait, Duration stallTimeout) {
        this(framing, new StreamSettings(streamWait, stallTimeout, LONG_STALL, false));
    }

    Stage(Framing framing, StreamSettings settings) {
        FanOut fanOut = new FanOut(ring);
        viewer = new ViewerHandler(
            new SteadySupply(new Subscription(fanOut.on(client.eventLoop()), () -> given++)),
            framing, settings, Rate.ANY, audience, stats, counters);
    }

    /** The viewer comes, as a stream that was admitted. */
    Stage join() {
        assertTrue(viewers.admit());
        client.pipeline().addLast(viewer);
        return this;
    }

    void publish(long... sequences) {
        for (long sequence : sequences) {
            publish(Frames.live(sequence));
        }
    }

    void publish(Frame frame) {
        ring.publish(frame);
        client.runPendingTasks();
    }

    long counted(Counter counter) {
        return counters.value(counter);
    }

    void assertReceivedAndEnded(String expected) {
        assertEquals(expected, client.received());
        assertEnded();
    }

    /** Everybody and everything is gone. */
    void assertEnded() {
        client.assertNothingLeft();
        assertFalse(ring.isWanted(), "the ring is still listened to");
        assertTrue(viewers.isEmpty(), "the viewer is still there");
        assertEquals(1, given, "the view is not given back");
        Frame last = ring.retainedNewest();
        ring.close();
        if (last != null) {
            assertEquals(1, last.refCnt());
            last.release();
        }
    }
}
