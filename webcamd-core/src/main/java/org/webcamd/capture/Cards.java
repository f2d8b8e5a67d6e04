package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.Transcoder;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameRing;

/**
 * Publishes a status card once a second while there is no live video and somebody watches. Confined to the watch's
 * thread.
 */
final class Cards implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Cards of another server come as often, but not on the tick. */
    private static final long OTHERS_NANOS = 3 * PERIOD_NANOS;

    private final String name;
    private final FrameRing ring;
    private final Transcoder encoder;
    private final AtomicLong sequence;
    private final Counters counters;
    private final StatusCard card;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos - PERIOD_NANOS;
    private long lastSequence;

    Cards(String name, CaptureSettings settings, FrameRing ring, Transcoder encoder, AtomicLong sequence,
        Counters counters) {
        this.name = name;
        this.ring = ring;
        this.encoder = encoder;
        this.sequence = sequence;
        this.counters = counters;
        card = new StatusCard(settings.cardWidth(), settings.cardHeight());
    }

    void showIfDue(CaptureStatus status) {
        long now = System.nanoTime();
        if (!isShownIn(status.state(), now)) {
            lastNanos = now - PERIOD_NANOS;
        } else if (ring.isWanted() && now - lastNanos >= PERIOD_NANOS && !othersAreShown(now)) {
            lastNanos = now;
            lastSequence = sequence.incrementAndGet();
            encoder.load(card.draw(name, status), lastSequence, Frame.Kind.CARD);
            Frame made = encoder.make();
            if (made != null) {
                ring.publish(made);
                counters.increment(Counter.CARDS_SHOWN);
            }
        }
    }

    /** A relay passes on the cards of the server that it relays, which tell more than its own would. */
    private boolean othersAreShown(long now) {
        Frame newest = ring.retainedNewest();
        if (newest == null) {
            return false;
        }
        try {
            return !newest.isLive() && newest.sequence() != lastSequence
                && now - newest.captured().nanos() < OTHERS_NANOS;
        } finally {
            newest.release();
        }
    }

    /** A camera that is opened at once needs no card that says so. */
    private boolean isShownIn(CameraState state, long now) {
        return switch (state) {
            case STALLED, LOST -> true;
            case OPENING -> now - startNanos >= PERIOD_NANOS;
            default -> false;
        };
    }

    @Override
    public void close() {
        card.close();
        encoder.close();
    }
}
