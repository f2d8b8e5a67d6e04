package org.webcamd.fanout;

/**
 * One taker's way to the frames of a view, from the moment that it has leased the view until it gives it back. Confined
 * to the taker's event loop.
 */
public final class Subscription {
    private final LoopFanOut fanOut;
    private final Runnable giveBack;
    private FrameTaker taker;
    private boolean ended;

    /**
     * Nothing is offered yet.
     *
     * @param fanOut of the view and the loop
     * @param giveBack ends the lease; called once
     */
    public Subscription(LoopFanOut fanOut, Runnable giveBack) {
        this.fanOut = fanOut;
        this.giveBack = giveBack;
    }

    /**
     * Begins to offer frames, the newest one at once if there is one.
     *
     * @param by who takes them
     */
    public void begin(FrameTaker by) {
        taker = by;
        fanOut.join(by);
    }

    /** Offers the newest frame, if there is one, to a taker that is ready for it between two frames. */
    public void offerNewest() {
        fanOut.offerNewest(taker);
    }

    /** Offers nothing any more, and gives the view back. Any number of times, and also when nothing has begun. */
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (taker != null) {
            fanOut.leave(taker);
        }
        giveBack.run();
    }
}
