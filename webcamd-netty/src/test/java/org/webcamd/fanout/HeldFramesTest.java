package org.webcamd.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.ring.FrameRing;

final class HeldFramesTest {
    private static final int MIB = 1 << 20;
    private static final int PICTURE = MIB - 1024;

    /** Holds one frame until it is asked. */
    private final class Holder implements FrameHold {
        private final String name;
        private Frame frame;

        Holder(String name) {
            this.name = name;
            frame = ring.retainedNewest();
            held.add(this);
        }

        @Override
        public Frame heldFrame() {
            return frame;
        }

        @Override
        public void giveUp(Frame asked) {
            if (asked == frame) {
                gone.add(name);
            }
        }

        void release() {
            held.remove(this);
            frame.release();
            frame = null;
        }
    }

    private final HeldFrames held = new HeldFrames();
    private final FrameMemory memory = TestMemory.ofBytes(8L * MIB);
    private final MemoryShare share = memory.share(new Counters());
    private final FrameRing ring = new FrameRing(wanted -> { });
    private final List<Holder> holders = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private long sequence;

    @AfterEach
    void everythingIsReleased() {
        holders.forEach(Holder::release);
        ring.close();
        assertEquals(0, share.usedBytes());
    }

    @Test
    void whoHoldsTheOldestFrameGoesFirst() {
        oneFrameEach("first", "second", "third", "fourth", "fifth");
        held.reclaim(MIB / 2);
        assertEquals(List.of("first"), gone);
    }

    @Test
    void allWhoHoldTheSameFrameGoTogether() {
        publish();
        hold("one");
        hold("other");
        oneFrameEach("later", "newer", "newest", "last");
        held.reclaim(1);
        assertEquals(List.of("one", "other"), gone.stream().sorted().toList());
    }

    @Test
    void asManyGoAsAreNeeded() {
        oneFrameEach("first", "second", "third", "fourth", "fifth");
        held.reclaim(2L * MIB);
        assertEquals(List.of("first", "second", "third"), gone, "each is a little less than a MiB");
    }

    @Test
    void whoIsOnTheWayOutCountsAndNobodyElseHasToGo() {
        oneFrameEach("first", "second", "third", "fourth", "fifth");
        held.reclaim(MIB / 2);
        held.reclaim(MIB / 2);
        assertEquals(List.of("first", "first"), gone, "asked again, which does nothing");
    }

    @Test
    void frameThatIsStillShownIsOfNoUse() {
        oneFrameEach("first");
        held.reclaim(8L * MIB);
        assertEquals(List.of(), gone, "the ring holds it too");
    }

    @Test
    void framesOfACameraThatKeepsToItsOwnPartAreOfNoUse() {
        oneFrameEach("first", "second", "third");
        assertEquals(false, share.takesCommon());
        held.reclaim(8L * MIB);
        assertEquals(List.of(), gone);
    }

    private void oneFrameEach(String... names) {
        for (String name : names) {
            publish();
            hold(name);
        }
    }

    private void publish() {
        ring.publish(Part.frame(share, Part.allocate(share, PICTURE).writeZero(PICTURE), ++sequence,
            CaptureTime.now(), Frame.Kind.LIVE));
    }

    private void hold(String name) {
        holders.add(new Holder(name));
    }
}
