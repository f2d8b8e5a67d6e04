package org.webcamd.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.webcamd.frame.Frame;

/**
 * The newest frames of one picture: a camera's, or a rendition's of it.
 *
 * <p>Threads: {@link #publish}, {@link #clear} and {@link #close} belong to the producers, which are the capture thread
 * and, while there is no live video, who shows cards. Any thread may subscribe, unsubscribe and read. Readers neither
 * lock nor wait; one lock keeps producers apart, another serves coming and going.
 *
 * <p>Ownership: the ring holds one count of every frame in it. {@link #retainedNewest()} hands out one more.
 */
public final class FrameRing implements AutoCloseable {
    /** Each holds memory: the newest frame, and the one before for a reader that is overtaken and tries again. */
    private static final int SLOTS = 2;
    private static final int MASK = SLOTS - 1;
    private static final long NONE = -1;

    private final AtomicReferenceArray<Frame> slots = new AtomicReferenceArray<>(SLOTS);
    private final DemandListener demand;
    private volatile long newest = NONE;
    private volatile FrameListener[] listeners = {};

    // Guarded by slots, which is contended only while a card takes the place of live video or the other way round.
    private long published;
    private boolean closed;

    /**
     * An empty ring.
     *
     * @param demand told when the first listener comes and the last one goes
     */
    public FrameRing(DemandListener demand) {
        this.demand = demand;
    }

    /**
     * Makes a frame the newest one and tells the listeners. Producers only.
     *
     * @param frame ownership passes to the ring, also when it is closed (the frame is released then)
     */
    public void publish(Frame frame) {
        if (!put(frame)) {
            frame.release();
            return;
        }
        for (FrameListener listener : listeners) {
            listener.onNewer();
        }
    }

    private boolean put(Frame frame) {
        synchronized (slots) {
            if (closed) {
                return false;
            }
            long position = published++;
            Frame overwritten = slots.getAndSet((int) position & MASK, frame);
            newest = position;
            giveUp(overwritten);
            return true;
        }
    }

    /** {@return the newest frame, with a count for the caller, or null when there is none} */
    public Frame retainedNewest() {
        while (true) {
            long position = newest;
            if (position == NONE) {
                return null;
            }
            Frame frame = slots.get((int) position & MASK);
            if (frame != null && frame.tryRetain()) {
                if (newest == position) {
                    return frame;
                }
                // Perhaps a frame that is not announced yet: asked again, the ring would hand out an older one.
                frame.release();
            }
            // Overtaken by the producer between the two reads: a newer frame is there, or none.
            Thread.onSpinWait();
        }
    }

    /**
     * Gives up all frames, so that nobody is shown what was captured long ago. Producers only.
     */
    public void clear() {
        synchronized (slots) {
            newest = NONE;
            for (int i = 0; i < SLOTS; i++) {
                giveUp(slots.getAndSet(i, null));
            }
        }
    }

    private static void giveUp(Frame frame) {
        if (frame != null) {
            frame.giveUp();
        }
    }

    /** Gives up all frames, for good; what is published afterwards is released at once. Producers only. */
    @Override
    public void close() {
        synchronized (slots) {
            closed = true;
            clear();
        }
    }

    /**
     * Begins to tell a listener of new frames, and thereby asks the producer for them.
     *
     * @param listener told of every frame from now on
     */
    public synchronized void subscribe(FrameListener listener) {
        List<FrameListener> more = new ArrayList<>(List.of(listeners));
        more.add(listener);
        listeners = more.toArray(FrameListener[]::new);
        if (more.size() == 1) {
            demand.onDemand(true);
        }
    }

    /**
     * Ends what {@link #subscribe} began; without effect for a listener that is not there.
     *
     * @param listener may be told once more by a publish that is under way
     */
    public synchronized void unsubscribe(FrameListener listener) {
        List<FrameListener> fewer = new ArrayList<>(List.of(listeners));
        if (!fewer.remove(listener)) {
            return;
        }
        listeners = fewer.toArray(FrameListener[]::new);
        if (fewer.isEmpty()) {
            demand.onDemand(false);
        }
    }

    /** {@return whether anybody listens; frames would be made for nobody otherwise} */
    public boolean isWanted() {
        return listeners.length > 0;
    }
}
