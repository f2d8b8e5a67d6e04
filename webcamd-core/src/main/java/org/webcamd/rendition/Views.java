package org.webcamd.rendition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.ring.DemandListener;
import org.webcamd.transcode.CameraText;
import org.webcamd.transcode.Transcoder;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * All views of one camera's picture. The base view, which has the camera's own wish, is always there; any other is made
 * when it is first leased, shared by all who wish for the same, and retired with the last of them. Their number is
 * limited.
 *
 * <p>Pictures and cards are offered by the producers: the capture thread and, while there is no live video, who shows
 * cards. Any thread leases.
 */
public final class Views implements AutoCloseable {
    private static final View[] NOBODY = {};

    private final int quality;
    private final int most;
    private final CameraText text;
    private final MemoryShare memory;
    private final Offering offering;
    private final Executor workers;
    private final Counters counters;
    private final DemandListener demand;
    private final Predicate<Frame> first;
    private final View base;
    private volatile View[] all;

    // Guarded by this.
    private final Map<Wish, View> byWish = new LinkedHashMap<>();
    private final Work retired = new Work();
    private boolean closed;

    /** Set before the first picture. */
    private volatile boolean baseAlways;

    /**
     * The base view alone.
     *
     * @param base what all get who wish for nothing else
     * @param quality of JPEGs that are encoded, 1 to 100
     * @param text that those get who do not wish for a picture without
     * @param most how many may be made besides the base view: each costs a decoding and an encoding a frame
     * @param memory the camera's
     * @param workers do the decoding and encoding
     * @param counters the camera's
     * @param demand told when somebody begins to listen to any view, and when the last one has left
     * @param first told of every live frame that a worker has made, before it is published; tells whether it is the
     *     first that was made of its picture, which was pixels
     */
    public Views(Wish base, int quality, int most, CameraText text, MemoryShare memory, Executor workers,
        Counters counters, DemandListener demand, Predicate<Frame> first) {
        this.quality = quality;
        this.most = most;
        this.text = text;
        this.memory = memory;
        offering = new Offering(memory);
        this.workers = workers;
        this.counters = counters;
        this.demand = demand;
        this.first = first;
        this.base = view(base, null);
        byWish.put(base, this.base);
        all = new View[] {this.base};
    }

    private View view(Wish wish, Wish requested) {
        Work work = new Work();
        int ownQuality = wish.quality() == Wish.ANY_QUALITY ? quality : wish.quality();
        return new View(this, wish, requested, () -> new Transcoder(memory, ownQuality, text, work), work, workers,
            counters);
    }

    /**
     * Leases a view.
     *
     * @param requested on top of what all get
     * @return to be closed; empty when there are too many different ones
     */
    public synchronized Optional<Lease> lease(Wish requested) {
        Wish wish = base.wish().then(requested);
        View view = byWish.get(wish);
        if (view == null) {
            if (byWish.size() > most) {
                return Optional.empty();
            }
            view = view(wish, requested);
            byWish.put(wish, view);
            all = byWish.values().toArray(View[]::new);
            if (closed) {
                view.close();
            }
        }
        view.leases++;
        return Optional.of(new Lease(this, view));
    }

    synchronized void giveBack(View view) {
        view.leases--;
        if (view.leases == 0 && view != base) {
            byWish.remove(view.wish());
            all = byWish.values().toArray(View[]::new);
            view.close();
            retired.add(view.work());
        }
    }

    /** {@return what the making of frames has taken since the beginning, of all views, also those that are gone} */
    public synchronized Work work() {
        return Work.sum(retired, byWish.values().stream().map(View::work).toList());
    }

    /** {@return the views that have been made besides the base view, by what was asked for} */
    public synchronized Map<Wish, Work> renditions() {
        Map<Wish, Work> renditions = new LinkedHashMap<>();
        byWish.values().stream().filter(view -> view != base)
            .forEach(view -> renditions.put(view.requested(), view.work()));
        return renditions;
    }

    /** {@return whether anybody listens to any of them; pictures would be taken for nobody otherwise} */
    public boolean isWanted() {
        for (View view : all) {
            if (view.ring().isWanted()) {
                return true;
            }
        }
        return false;
    }

    /** Makes frames of the base view also while only others are watched, so that the last one is there. */
    public void alwaysMakeBase() {
        baseAlways = true;
    }

    boolean isBaseAlwaysMade() {
        return baseAlways;
    }

    /** {@return the newest frame of the base view, with a count for the caller, or null when there is none} */
    public Frame retainedNewestOfBase() {
        return base.ring().retainedNewest();
    }

    /** With the lock of the view's ring. A new view begins with what is there already, in whatever other form. */
    void onWanted(View view) {
        Wish requested = view.requested();
        Frame newest = view == base || requested.text() == Text.LEFT_OUT ? null : base.ring().retainedNewest();
        if (newest != null) {
            offering.frame(newest, new View[] {view}, View::requested);
        }
        demand.onDemand(true);
    }

    /** With the lock of the ring that is not wanted any more. */
    void onUnwanted() {
        if (!isWanted()) {
            demand.onDemand(false);
        }
    }

    boolean isFirst(Frame live) {
        return first.test(live);
    }

    /**
     * Offers a camera's JPEG, or a card, to all views that somebody listens to, or to the base view when nobody does.
     * Producers only.
     *
     * @param frame ownership passes to this method
     */
    public void offer(Frame frame) {
        offering.frame(frame, takers(true), View::wish);
    }

    /** Decided once for a picture, since how it is decoded depends on all who take it. */
    private View[] takers(boolean jpeg) {
        View[] now = all;
        boolean wanted = isWanted();
        if (now.length == 1) {
            return base.takes(wanted, jpeg) ? now : NOBODY;
        }
        return Arrays.stream(now).filter(view -> view.takes(wanted, jpeg)).toArray(View[]::new);
    }

    /**
     * Offers a frame that is as the base view wants it. Producers only.
     *
     * @param frame ownership passes to this method
     */
    public void offerOfBase(Frame frame) {
        offering.frame(frame, takers(true), view -> view == base ? Wish.NONE : view.requested());
    }

    /**
     * The same for pixels, of which each view makes a frame. The capture thread's.
     *
     * @param raw borrowed; not used after the return
     * @param sequence position in the camera's sequence
     * @param taken when it was
     */
    public void offer(Picture.Raw raw, long sequence, CaptureTime taken) {
        offering.pixels(raw, sequence, taken, takers(false));
    }

    /** Gives up all frames, so that nobody is shown what was captured long ago. Producers only. */
    public void clear() {
        text.begin();
        for (View view : all) {
            view.clear();
        }
    }

    /** Returns when all that was offered is published; for who offers. */
    public void awaitIdle() {
        for (View view : all) {
            view.awaitIdle();
        }
    }

    /** Ends all; each worker gives up its frames. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (View view : all) {
            view.close();
        }
        offering.close();
    }
}
