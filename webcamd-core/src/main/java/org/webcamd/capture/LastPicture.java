package org.webcamd.capture;

import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.frame.PictureLabels;
import org.webcamd.memory.MemoryShare;
import org.webcamd.rendition.Views;

/**
 * The last picture of a camera, which is shown while there is no other ({@link OnLoss#HOLD}). It holds one frame of the
 * camera's memory, from the first loss on. Kept by the producers, shown by the watch.
 */
final class LastPicture implements AutoCloseable {
    private final Views views;
    private final MemoryShare memory;
    private final PictureLabels labels;

    // Guarded by this.
    private Frame last;
    private boolean closed;

    LastPicture(Views views, MemoryShare memory, PictureLabels labels) {
        this.views = views;
        this.memory = memory;
        this.labels = labels;
        views.alwaysMakeBase();
    }

    /** Keeps what is shown now, where that is live. */
    synchronized void keep() {
        Frame newest = closed ? null : views.retainedNewestOfBase();
        if (newest != null && newest.isLive()) {
            forget();
            last = newest;
        } else if (newest != null) {
            newest.release();
        }
    }

    synchronized boolean isThere() {
        return last != null;
    }

    /** Shows it once more, marked as old; returns whether there was memory for that. */
    synchronized boolean show() {
        Frame old = last == null ? null : Part.old(memory, last, labels.nextNumber());
        if (old == null) {
            return false;
        }
        views.offerOfBase(old);
        return true;
    }

    private void forget() {
        if (last != null) {
            last.release();
            last = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
