package org.webcamd.cluster;

import java.util.Optional;
import org.webcamd.capture.CameraFeed;
import org.webcamd.frame.Frame;
import org.webcamd.rendition.Lease;
import org.webcamd.ring.FrameListener;
import org.webcamd.wish.Wish;

/**
 * The frames of a camera that are published, asked for while they are wanted: whoever listens to the ring keeps the
 * camera awake. Confined to the thread of the {@link PublishLoop}, but for {@link #onNewer()}.
 */
final class PublishedView implements FrameListener {
    private final CameraFeed feed;
    private final Wish wish;
    private final Inbox inbox;
    private Lease lease;
    private volatile boolean newer;

    PublishedView(CameraFeed feed, Wish wish, Inbox inbox) {
        this.feed = feed;
        this.wish = wish;
        this.inbox = inbox;
    }

    /** Begins to ask for frames, or ends it. Returns false where as many kinds of pictures are made as may be. */
    boolean want(boolean wanted) {
        if (wanted && lease == null) {
            Optional<Lease> view = feed.lease(wish);
            if (view.isEmpty()) {
                return false;
            }
            lease = view.get();
            newer = true;
            lease.ring().subscribe(this);
        } else if (!wanted && lease != null) {
            lease.ring().unsubscribe(this);
            lease.close();
            lease = null;
            newer = false;
        }
        return true;
    }

    boolean isWanted() {
        return lease != null;
    }

    /** The capture thread, or a worker. */
    @Override
    public void onNewer() {
        newer = true;
        inbox.wakeUp();
    }

    /** Whether there may be one that has not been taken. */
    boolean hasNewer() {
        return newer;
    }

    /** The newest, with a count for the caller; null where there is none. */
    Frame retainedNewest() {
        newer = false;
        return lease == null ? null : lease.ring().retainedNewest();
    }
}
