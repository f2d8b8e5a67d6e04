package org.webcamd.fanout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.webcamd.counters.RareLine;
import org.webcamd.frame.Frame;
import org.webcamd.memory.Reclaimer;

/**
 * Frames that clients have not taken at once. When memory becomes short, who holds the oldest one goes first, with all
 * others who hold the same: it is free only when the last of them has given it up.
 *
 * <p>Any thread. Whoever takes frames at once is never in here.
 */
public final class HeldFrames implements Reclaimer {
    private final Set<FrameHold> holds = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reclaiming = new AtomicBoolean();
    private final RareLine line = new RareLine(System.getLogger(HeldFrames.class.getName()));

    /** Nobody holds anything. */
    public HeldFrames() {
        // Nothing to prepare.
    }

    /**
     * Somebody holds a frame from now on.
     *
     * @param hold whose {@link FrameHold#heldFrame()} is set
     */
    public void add(FrameHold hold) {
        holds.add(hold);
    }

    /**
     * It has been taken, or given up.
     *
     * @param hold may be not in here
     */
    public void remove(FrameHold hold) {
        holds.remove(hold);
    }

    /** A connection was closed because it had been asked to. */
    public void givenUp() {
        line.happened(() -> "the memory of pictures is nearly used up: who takes them slowly is closed, who holds the "
            + "oldest one first; --frame-memory gives more");
    }

    /** One call at a time does it; what others want free will be so too, or they ask again with the next frame. */
    @Override
    public void reclaim(long bytes) {
        if (!holds.isEmpty() && reclaiming.compareAndSet(false, true)) {
            try {
                giveUpOldest(bytes);
            } finally {
                reclaiming.set(false);
            }
        }
    }

    /** Those that were asked before and are not gone yet are asked again, which does nothing, and counted. */
    private void giveUpOldest(long bytes) {
        Map<Frame, List<FrameHold>> byFrame = new IdentityHashMap<>();
        for (FrameHold hold : holds) {
            Frame frame = hold.heldFrame();
            if (frame != null && frame.isReclaimable()) {
                byFrame.computeIfAbsent(frame, first -> new ArrayList<>()).add(hold);
            }
        }
        List<Frame> oldestFirst = new ArrayList<>(byFrame.keySet());
        // Differences, since the clock may count from anywhere.
        long now = System.nanoTime();
        oldestFirst.sort(Comparator.comparingLong(frame -> frame.madeNanos() - now));
        long freed = 0;
        for (Frame frame : oldestFirst) {
            if (freed >= bytes) {
                return;
            }
            freed += frame.bytes();
            byFrame.get(frame).forEach(hold -> hold.giveUp(frame));
        }
    }
}
