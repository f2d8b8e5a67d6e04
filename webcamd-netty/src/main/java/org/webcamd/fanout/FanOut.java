package org.webcamd.fanout;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.IdentityHashMap;
import java.util.Map;
import org.webcamd.ring.FrameRing;

/** All fan-outs of one ring, by event loop. Immutable; any thread. */
public final class FanOut {
    private final Map<EventExecutor, LoopFanOut> byLoop = new IdentityHashMap<>();

    /**
     * Ready, and at rest until somebody joins.
     *
     * @param ring whose frames
     * @param loops all event loops that takers may be on
     */
    public FanOut(FrameRing ring, Iterable<EventExecutor> loops) {
        for (EventExecutor loop : loops) {
            byLoop.put(loop, new LoopFanOut(ring, loop));
        }
    }

    /**
     * The fan-out of a loop.
     *
     * @param loop one of those given at the start
     * @return to be used on that loop alone
     */
    public LoopFanOut on(EventLoop loop) {
        return byLoop.get(loop);
    }
}
