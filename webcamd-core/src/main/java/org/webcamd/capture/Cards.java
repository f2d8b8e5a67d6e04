package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.jpeg.Transcoder;
import org.webcamd.rendition.Views;

/**
 * Publishes a status card once a second while there is no live video and somebody watches. Confined to the watch's
 * thread.
 */
final class Cards implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Cards of another server come as often, but not on the tick. */
    private static final long OTHERS_NANOS = 3 * PERIOD_NANOS;

    private final String name;
    private final Views views;
    private final Transcoder encoder;
    private final PictureLabels labels;
    private final Counters counters;
    private final StatusCard card;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos - PERIOD_NANOS;
    /** Written by the capture thread. */
    private volatile long othersNanos = startNanos - OTHERS_NANOS;

    Cards(String name, CaptureSettings settings, Views views, Transcoder encoder, PictureLabels labels,
        Counters counters) {
        this.name = name;
        this.views = views;
        this.encoder = encoder;
        this.labels = labels;
        this.counters = counters;
        card = new StatusCard(settings.cardWidth(), settings.cardHeight());
    }

    void showIfDue(CaptureStatus status) {
        long now = System.nanoTime();
        if (!isShownIn(status.state(), now)) {
            lastNanos = now - PERIOD_NANOS;
        } else if (views.isWanted() && now - lastNanos >= PERIOD_NANOS
            && now - othersNanos >= OTHERS_NANOS) {
            lastNanos = now;
            Picture.Raw drawn = card.draw(name, status);
            encoder.loadCard(drawn, labels.nextNumber(), labels.time(drawn.capturedNanos()));
            Frame made = encoder.make();
            if (made != null) {
                views.offer(made);
                counters.increment(Counter.CARDS_SHOWN);
            }
        }
    }

    /**
     * A relay passes on the cards of the server that it relays, which tell more than its own would. Any thread.
     *
     * @param capturedNanos when the other server's card came
     */
    void othersShown(long capturedNanos) {
        othersNanos = capturedNanos;
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
