package org.webcamd.route;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Closes a connection that sends no whole request in time. The time runs from the moment that a request may begin; a
 * byte now and then does not prolong it. Confined to the event loop of its connection.
 */
final class RequestDeadline {
    static final long SECONDS = 10;

    private final Counters counters;
    private Future<?> timer;

    RequestDeadline(Counters counters) {
        this.counters = counters;
    }

    void start(ChannelHandlerContext ctx) {
        stop();
        timer = ctx.executor().schedule(() -> {
            counters.increment(Counter.REQUESTS_LATE);
            ctx.close();
        }, SECONDS, TimeUnit.SECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
