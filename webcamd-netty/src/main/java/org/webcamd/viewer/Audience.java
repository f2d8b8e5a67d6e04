package org.webcamd.viewer;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webcamd.fanout.HeldFrames;

/** The viewers of one camera that are there now. Any thread. */
public final class Audience {
    private final Map<Viewer, ViewerStats> present = new ConcurrentHashMap<>();
    private final Viewers all;

    Audience(Viewers all) {
        this.all = all;
    }

    /** {@return where those are that do not take a frame at once} */
    public HeldFrames heldFrames() {
        return all.heldFrames();
    }

    /**
     * One more, who was admitted to all viewers.
     *
     * @param viewer not in here
     * @param stats what is told of it
     */
    public void join(Viewer viewer, ViewerStats stats) {
        present.put(viewer, stats);
        all.joined(viewer);
    }

    /**
     * One less; its place among all viewers is free again.
     *
     * @param viewer without effect when it is not in here
     */
    public void leave(Viewer viewer) {
        if (present.remove(viewer) != null) {
            all.left(viewer);
        }
    }

    /** {@return a live view, in no order} */
    public Collection<ViewerStats> stats() {
        return present.values();
    }

    /** Asks them to close at the end of the part that is on its way. */
    public void finish() {
        present.keySet().forEach(Viewer::finish);
    }
}
