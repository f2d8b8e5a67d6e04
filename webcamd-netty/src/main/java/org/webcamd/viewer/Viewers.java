package org.webcamd.viewer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;

/**
 * All viewers of all cameras that are there now, up to a limit. Any thread.
 */
public final class Viewers {
    private final Map<Viewer, ViewerStats> present = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final int limit;
    private final HeldFrames heldFrames;
    private final Counters counters;

    /**
     * Nobody yet.
     *
     * @param limit how many may be there at once
     * @param heldFrames where those are that do not take a frame at once
     * @param counters the server's
     */
    public Viewers(int limit, HeldFrames heldFrames, Counters counters) {
        this.limit = limit;
        this.heldFrames = heldFrames;
        this.counters = counters;
    }

    /** {@return a place for the viewers of one more camera, nobody yet} */
    public Audience audience() {
        return new Audience(this);
    }

    /**
     * Asks for a place, which is given back when the viewer goes.
     *
     * @return false when there is none (counted)
     */
    public boolean admit() {
        if (admitted.incrementAndGet() > limit) {
            admitted.decrementAndGet();
            counters.increment(Counter.VIEWERS_REFUSED);
            return false;
        }
        counters.increment(Counter.VIEWERS_JOINED);
        return true;
    }

    HeldFrames heldFrames() {
        return heldFrames;
    }

    void joined(Viewer viewer, ViewerStats stats) {
        present.put(viewer, stats);
        if (!stats.mayStay()) {
            // What it was let in with has changed before it was here.
            viewer.finish(Farewell.RIGHT_ENDED);
        }
    }

    void left(Viewer viewer) {
        present.remove(viewer);
        admitted.decrementAndGet();
    }

    /** {@return true when the last one has gone} */
    public boolean isEmpty() {
        return present.isEmpty();
    }

    /** Asks all to close at the end of the part that is on its way, since the server ends. */
    public void finishAll() {
        present.keySet().forEach(viewer -> viewer.finish(Farewell.SERVER_ENDS));
    }

    /**
     * Asks those to close that were let in with what is good no more. The caller finds out, and no event loop has
     * anything to do for those who stay.
     *
     * @return how many
     */
    public int dismiss() {
        List<Viewer> leaving = present.entrySet().stream().filter(viewer -> !viewer.getValue().mayStay())
            .map(Map.Entry::getKey).toList();
        leaving.forEach(viewer -> viewer.finish(Farewell.RIGHT_ENDED));
        return leaving.size();
    }
}
