package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.rendition.Views;
import org.webcamd.transcode.FrameEncoder;

/**
 * Publishes a status card once a second while there is no live video and somebody watches. It has the size of the
 * pictures before it, or what was asked for where there were none. Where the last picture is to be held, that is
 * published instead. Confined to the watch's thread where nothing else is said.
 */
final class Cards implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Cards of another server come as often, but not on the tick. */
    private static final long OTHERS_NANOS = 3 * PERIOD_NANOS;

    private final String name;
    private final Views views;
    private final CameraSettings asked;
    private final FrameEncoder encoder;
    /** Null where cards are shown instead. */
    private final LastPicture last;
    private final PictureLabels labels;
    private final Counters counters;
    private final StatusCard card = new StatusCard();
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos - PERIOD_NANOS;
    /** Written by the capture thread. */
    private volatile long othersNanos = startNanos - OTHERS_NANOS;
    private volatile int othersWidth;
    private volatile int othersHeight;

    Cards(CameraSpec spec, Views views, FrameEncoder encoder, LastPicture last, PictureLabels labels,
        Counters counters) {
        name = spec.name();
        asked = spec.cameraSettings();
        this.views = views;
        this.encoder = encoder;
        this.last = last;
        this.labels = labels;
        this.counters = counters;
    }

    void showIfDue(CaptureStatus status) {
        long now = System.nanoTime();
        if (!isShownIn(status.state(), now)) {
            lastNanos = now - PERIOD_NANOS;
        } else if (views.isWanted() && now - lastNanos >= PERIOD_NANOS
            && now - othersNanos >= OTHERS_NANOS) {
            lastNanos = now;
            show(status);
        }
    }

    /** The last picture, where it is to be held and there is one; also when there is no memory to show it again. */
    private void show(CaptureStatus status) {
        if (holdsPicture()) {
            if (last.show()) {
                counters.increment(Counter.OLD_SHOWN);
            }
            return;
        }
        Frame made = make(status);
        if (made != null) {
            views.offer(made);
            counters.increment(Counter.CARDS_SHOWN);
        }
    }

    /** Whether a picture is shown in place of a card, of another server as well. Any thread. */
    boolean holdsPicture() {
        return last != null && last.isThere();
    }

    /** Gives up what is shown: the last pictures must not pass for live ones with those who join now. Producers. */
    void clearLive() {
        if (last != null) {
            last.keep();
        }
        views.clear();
    }

    private Frame make(CaptureStatus status) {
        CameraMode mode = status.mode();
        boolean known = mode != null && mode.width() > 0 && mode.height() > 0;
        int width = known ? mode.width() : othersWidth;
        int height = known ? mode.height() : othersHeight;
        if (width > 0 && height > 0 && encoder.reserve(width, height)) {
            try {
                return make(status, width, height);
            } finally {
                encoder.giveBack(width, height);
            }
        }
        return make(status, asked.width(), asked.height());
    }

    private Frame make(CaptureStatus status, int width, int height) {
        try {
            Picture.Raw drawn = card.draw(name, status, width, height);
            return encoder.encode(drawn, labels.nextNumber(), labels.time(drawn.capturedNanos()), Frame.Kind.CARD);
        } finally {
            card.close();
        }
    }

    /**
     * A relay passes on the cards of the server that it relays, which tell more than its own would. Any thread.
     *
     * @param capturedNanos when the other server's card came
     * @param width in pixels, 0 for unknown
     * @param height in pixels, 0 for unknown
     */
    void othersShown(long capturedNanos, int width, int height) {
        othersWidth = width;
        othersHeight = height;
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
        if (last != null) {
            last.close();
        }
    }
}
