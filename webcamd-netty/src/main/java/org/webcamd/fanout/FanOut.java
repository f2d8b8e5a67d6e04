package org.webcamd.fanout;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webcamd.ring.FrameRing;

/** All fan-outs of one ring, by event loop, each made when it is first asked for. Any thread. */
public final class FanOut {
    private final Map<EventExecutor, LoopFanOut> byLoop = new ConcurrentHashMap<>();
    private final FrameRing ring;

    /**
     * At rest until somebody joins.
     *
     * @param ring whose frames
     */
    public FanOut(FrameRing ring) {
        this.ring = ring;
    }

    /**
     * The fan-out of a loop.
     *
     * @param loop that takers are on
     * @return to be used on that loop alone
     */
    public LoopFanOut on(EventLoop loop) {
        return byLoop.computeIfAbsent(loop, first -> new LoopFanOut(ring, first));
    }
}
