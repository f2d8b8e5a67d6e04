package org.webcamd.viewer;

import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.Subscription;
import org.webcamd.frame.Frame;

/**
 * Frames of one view, whatever the link is like.
 *
 * @param subscription to the view; ended by this
 */
public record SteadySupply(Subscription subscription) implements FrameSupply {
    @Override
    public void begin(FrameTaker by) {
        subscription.begin(by);
    }

    @Override
    public void offerNewest() {
        subscription.offerNewest();
    }

    @Override
    public void end() {
        subscription.end();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void onSend(Frame frame, int bytes) {
        // Nothing depends on it.
    }

    @Override
    public void onTaken() {
        // Nothing depends on it.
    }
}
