package org.webcamd.capture;

import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.memory.MemoryShare;
import org.webcamd.rendition.Views;

/**
 * From a picture to the views of a camera: a JPEG is looked through and copied into a frame for all of them, of pixels
 * each view has a frame made. Confined to the capture thread, but for {@link #end()}.
 */
final class FramePublisher {
    private final Views views;
    private final PicturesUnderWay underWay;
    private final CameraLife life;
    private final Cards cards;
    private final Counters counters;
    private final PictureLabels labels;
    private final FrameMaker maker;
    private final ActualMode actualMode = new ActualMode();
    private volatile boolean ended;

    FramePublisher(Views views, PicturesUnderWay underWay, CameraLife life, Cards cards, MemoryShare memory,
        Counters counters, PictureLabels labels, boolean strictJpeg) {
        this.views = views;
        this.underWay = underWay;
        this.life = life;
        this.cards = cards;
        this.counters = counters;
        this.labels = labels;
        maker = new FrameMaker(memory, counters, labels, strictJpeg);
    }

    /**
     * Publishes a picture, now or soon.
     *
     * @param picture borrowed; not used after the return
     * @param agreed with the driver
     * @return false when it is no good (counted); true also when there is no memory for it (counted)
     */
    boolean publish(Picture picture, CameraMode agreed) {
        return picture instanceof Picture.Jpeg jpeg ? publish(jpeg, agreed) : publish((Picture.Raw) picture, agreed);
    }

    private boolean publish(Picture.Jpeg jpeg, CameraMode agreed) {
        Frame frame = maker.live(jpeg);
        if (frame == null) {
            return maker.isGood();
        }
        if (ended) {
            frame.release();
        } else if (frame.isLive()) {
            life.live(actualMode.of(agreed, maker.width(), maker.height()));
            views.offer(frame);
            counters.increment(Counter.FRAMES_CAPTURED);
        } else {
            publishOthers(frame);
        }
        return true;
    }

    /** A card of another size than the pictures were would end recorders: what is shown here takes its place. */
    private void publishOthers(Frame card) {
        CameraMode shown = life.status().mode();
        boolean fits = shown == null || shown.width() == maker.width() && shown.height() == maker.height();
        if (fits && !cards.holdsPicture()) {
            cards.othersShown(card.captured().nanos(), maker.width(), maker.height());
            counters.increment(card.kind() == Frame.Kind.OLD ? Counter.OLD_SHOWN : Counter.CARDS_SHOWN);
            views.offer(card);
        } else {
            card.release();
        }
    }

    private boolean publish(Picture.Raw raw, CameraMode agreed) {
        if (!ended) {
            long number = labels.nextNumber();
            underWay.begin(number, actualMode.of(agreed, raw.pixels().cols(), raw.pixels().rows()));
            views.offer(raw, number, labels.time(raw.capturedNanos()));
        }
        return true;
    }

    /** Gives up what is shown as live. */
    void clear() {
        cards.clearLive();
    }

    /** Returns when all that was given is published. */
    void awaitIdle() {
        views.awaitIdle();
    }

    /** Publishes nothing any more. Any thread. */
    void end() {
        ended = true;
    }
}
