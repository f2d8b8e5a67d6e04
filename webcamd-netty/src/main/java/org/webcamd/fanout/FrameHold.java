package org.webcamd.fanout;

import org.webcamd.frame.Frame;

/** Somebody whose client has not taken a frame at once, so that it stays in memory until the client has. */
public interface FrameHold {
    /**
     * What is held. Any thread.
     *
     * @return a frame of which nothing may be used but what stays true when it is given up; null for none
     */
    Frame heldFrame();

    /**
     * Asks to give it up, which closes the connection, unless it was taken meanwhile. Any thread; returns at once.
     *
     * @param frame what was held when this was decided
     */
    void giveUp(Frame frame);
}
