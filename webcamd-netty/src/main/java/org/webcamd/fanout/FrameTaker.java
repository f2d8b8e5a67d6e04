package org.webcamd.fanout;

import org.webcamd.frame.Frame;

/** Somebody who is offered frames on its event loop: a viewer of a stream, or a request for one picture. */
public interface FrameTaker {
    /**
     * Offers the newest frame; may be the same one again. On the event loop.
     *
     * @param loan valid during the call; whoever needs it for longer takes a retained slice
     */
    void offer(Frame loan);
}
