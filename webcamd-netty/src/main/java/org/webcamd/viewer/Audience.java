package org.webcamd.viewer;

import io.netty.util.concurrent.EventExecutor;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;

/** The viewers of one camera that are there now. Any thread. */
public final class Audience {
    private final Map<Viewer, ViewerStats> present = new ConcurrentHashMap<>();
    /** As many as there are event loops. */
    private final Map<EventExecutor, SentFrames> sent = new ConcurrentHashMap<>();
    private final Viewers all;
    /** Null while the camera is there. */
    private volatile Farewell finished;

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
        all.joined(viewer, stats);
        Farewell why = finished;
        if (why != null) {
            // It asked before its camera went.
            viewer.finish(why);
        }
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

    /**
     * Where one of them counts what it takes.
     *
     * @param stats what is told of it
     * @param counters the server's
     * @param loop its event loop, whose thread alone counts
     * @return to be used by that viewer alone
     */
    public ViewerTally tally(ViewerStats stats, Counters counters, EventExecutor loop) {
        return new ViewerTally(stats, counters, sent.computeIfAbsent(loop, first -> new SentFrames()));
    }

    /** {@return what they have taken, those that have gone included} */
    public SentFigures sent() {
        return SentFrames.sum(sent.values());
    }

    /** {@return a live view, in no order} */
    public Collection<ViewerStats> stats() {
        return present.values();
    }

    /**
     * Asks them, and who comes later, to close at the end of the part that is on its way.
     *
     * @param why what they are told
     */
    public void finish(Farewell why) {
        finished = why;
        present.keySet().forEach(viewer -> viewer.finish(why));
    }
}
