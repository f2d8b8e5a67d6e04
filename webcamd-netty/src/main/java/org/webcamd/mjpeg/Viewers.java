package org.webcamd.mjpeg;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;

/**
 * All viewers that are there now, up to a limit. Any thread.
 */
public final class Viewers {
    private final Map<MjpegHandler, ViewerStats> present = new ConcurrentHashMap<>();
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

    /**
     * Asks for a place, which {@link #leave} gives back.
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

    void join(MjpegHandler viewer, ViewerStats stats) {
        present.put(viewer, stats);
    }

    void leave(MjpegHandler viewer) {
        if (present.remove(viewer) != null) {
            admitted.decrementAndGet();
        }
    }

    /**
     * What is told of them.
     *
     * @return a live view, in no order
     */
    public Collection<ViewerStats> stats() {
        return present.values();
    }

    /**
     * What is told of those who watch a camera.
     *
     * @param camera its name
     * @return those who are there now, in no order
     */
    public List<ViewerStats> statsOf(String camera) {
        return present.values().stream().filter(viewer -> viewer.camera().equals(camera)).toList();
    }

    /** Asks all to close at the end of the part that is on its way. */
    public void finishAll() {
        present.keySet().forEach(MjpegHandler::finish);
    }
}
