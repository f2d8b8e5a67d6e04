package org.webcamd.viewer;

import org.webcamd.fanout.FrameTaker;
import org.webcamd.frame.Frame;

/**
 * Where the frames of one viewer come from, and whether its link is ready for the next one. Confined to the viewer's
 * event loop.
 */
public interface FrameSupply {
    /**
     * Begins to offer frames, the newest one at once if there is one.
     *
     * @param by who takes them
     */
    void begin(FrameTaker by);

    /** Offers the newest frame, if there is one, to a taker that is ready for it between two frames. */
    void offerNewest();

    /** Offers nothing any more. Any number of times, and also when nothing has begun. */
    void end();

    /**
     * Whether a frame that is offered now may be sent. Who is told that it may not is offered one later.
     *
     * @return false while the one before is on its way still
     */
    boolean isReady();

    /**
     * A frame is being sent.
     *
     * @param frame on loan
     * @param bytes that its part has
     */
    void onSend(Frame frame, int bytes);

    /** It was taken whole by whoever carries it on. */
    void onTaken();
}
