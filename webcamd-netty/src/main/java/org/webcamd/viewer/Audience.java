package org.webcamd.viewer;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The viewers of one camera that are there now. Any thread. */
public final class Audience {
    private final Map<ViewerHandler, ViewerStats> present = new ConcurrentHashMap<>();
    private final Viewers all;

    Audience(Viewers all) {
        this.all = all;
    }

    /** Of all cameras. */
    Viewers all() {
        return all;
    }

    void join(ViewerHandler viewer, ViewerStats stats) {
        present.put(viewer, stats);
        all.joined(viewer);
    }

    void leave(ViewerHandler viewer) {
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
        present.keySet().forEach(ViewerHandler::finish);
    }
}
