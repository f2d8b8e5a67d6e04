package org.webcamd.rendition;

import java.util.concurrent.atomic.AtomicBoolean;
import org.webcamd.ring.FrameRing;

/** The right to a view: it is there for as long as somebody has one. Any thread. */
public final class Lease implements AutoCloseable {
    private final Views views;
    private final View view;
    private final AtomicBoolean ended = new AtomicBoolean();

    Lease(Views views, View view) {
        this.views = views;
        this.view = view;
    }

    /** {@return the frames of the view; the same ring for all who have leased it at the same time} */
    public FrameRing ring() {
        return view.ring();
    }

    /** Gives it back; who listens to the ring must have left it. Any number of times. */
    @Override
    public void close() {
        if (!ended.getAndSet(true)) {
            views.giveBack(view);
        }
    }
}
