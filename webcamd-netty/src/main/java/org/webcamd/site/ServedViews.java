package org.webcamd.site;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.webcamd.capture.CameraFeed;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.Subscription;
import org.webcamd.rendition.Lease;
import org.webcamd.wish.Wish;

/**
 * The views of one camera that somebody here watches, each with its fan-outs: leased with the first who wishes for it,
 * given back with the last. Any thread.
 */
final class ServedViews {
    /** A view, and how many watch it. */
    private static final class Shared {
        private final Lease lease;
        private final FanOut fanOut;
        private int takers;

        Shared(Lease lease) {
            this.lease = lease;
            fanOut = new FanOut(lease.ring());
        }
    }

    private final CameraFeed feed;

    // Guarded by this.
    private final Map<Wish, Shared> byWish = new HashMap<>();

    ServedViews(CameraFeed feed) {
        this.feed = feed;
    }

    /** See {@link ServedCamera#subscribe}. */
    synchronized Optional<Subscription> subscribe(Wish requested, EventLoop loop) {
        Shared shared = byWish.get(requested);
        if (shared == null) {
            Optional<Lease> lease = feed.lease(requested);
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            shared = new Shared(lease.get());
            byWish.put(requested, shared);
        }
        shared.takers++;
        return Optional.of(new Subscription(shared.fanOut.on(loop), () -> giveBack(requested)));
    }

    private synchronized void giveBack(Wish requested) {
        Shared shared = byWish.get(requested);
        shared.takers--;
        if (shared.takers == 0) {
            byWish.remove(requested);
            shared.lease.close();
        }
    }
}
