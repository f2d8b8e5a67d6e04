package org.webcamd.benchmark.micro;

import io.netty.channel.EventLoop;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;

/** Rejected: every taker listens to the ring and has a task of its own for every frame. */
final class TaskPerTaker implements FrameListener {
    private final FrameRing ring;
    private final EventLoop loop;
    private final FrameTaker taker;

    TaskPerTaker(FrameRing ring, EventLoop loop, FrameTaker taker) {
        this.ring = ring;
        this.loop = loop;
        this.taker = taker;
    }

    @Override
    public void onNewer() {
        loop.execute(this::offerNewest);
    }

    private void offerNewest() {
        Frame frame = ring.retainedNewest();
        if (frame != null) {
            taker.offer(frame);
            frame.release();
        }
    }
}
