package org.webcamd.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.webcamd.capture.CameraFeed;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.rendition.Lease;
import org.webcamd.ring.FrameListener;
import org.webcamd.wish.Wish;

/** Watches a camera, and remembers what it saw. */
final class EdgeViewer implements FrameListener, AutoCloseable {
    private static final int MOST_KEPT = 20;

    private final Lease lease;
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong cards = new AtomicLong();
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<Double> ages = new ArrayList<>();
    private volatile CaptureTime last;
    /** Guarded by this. */
    private long liveNanos = System.nanoTime();
    private long longestGapNanos;

    EdgeViewer(CameraFeed feed) {
        lease = feed.lease(Wish.NONE).orElseThrow();
        lease.ring().subscribe(this);
    }

    @Override
    public void onNewer() {
        Frame frame = lease.ring().retainedNewest();
        if (frame == null) {
            return;
        }
        try {
            if (frame.isLive()) {
                remember(frame);
                live.incrementAndGet();
            } else {
                cards.incrementAndGet();
            }
        } finally {
            frame.release();
        }
    }

    private synchronized void remember(Frame frame) {
        if (pictures.size() < MOST_KEPT) {
            pictures.add(SampleFrames.jpeg(frame));
        }
        last = frame.captured();
        longestGapNanos = gapNanos();
        liveNanos = System.nanoTime();
        ages.add((WallClock.micros() - last.epochMicros()) / (double) TimeUnit.SECONDS.toMicros(1));
    }

    synchronized List<byte[]> pictures() {
        return List.copyOf(pictures);
    }

    /** How old pictures were by this machine's clock, in seconds, sorted; forgotten then. */
    synchronized List<Double> takeAges() {
        List<Double> sorted = ages.stream().sorted().toList();
        ages.clear();
        return sorted;
    }

    private long gapNanos() {
        return Math.max(longestGapNanos, System.nanoTime() - liveNanos);
    }

    /** The longest that it was without a live picture, in seconds; forgotten then. */
    synchronized double takeLongestGap() {
        double seconds = gapNanos() / (double) TimeUnit.SECONDS.toNanos(1);
        longestGapNanos = 0;
        return seconds;
    }

    long live() {
        return live.get();
    }

    long cards() {
        return cards.get();
    }

    CaptureTime last() {
        return last;
    }

    /** Waits for so many more live pictures. Returns how long it took. */
    long awaitLive(int more) {
        long before = live();
        return Machines.await(more + " pictures", TimeUnit.SECONDS.toNanos(30), () -> live() >= before + more);
    }

    void awaitCard() {
        long before = cards();
        Machines.await("a card", () -> cards() > before);
    }

    @Override
    public void close() {
        lease.ring().unsubscribe(this);
        lease.close();
    }
}
