package org.webcamd.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Closes a connection that is idle for long, and one that has begun a request and does not end it in time. The time for
 * a request runs from its first byte; a byte now and then does not prolong it. Confined to the event loop of its
 * connection.
 */
final class RequestDeadline {
    static final long IDLE_SECONDS = 75;
    static final long REQUEST_SECONDS = 10;

    private final Place place;
    private final Counters counters;
    /** Where the next request is awaited; null while one is read or answered. */
    private ChannelHandlerContext idle;
    private Future<?> timer;

    /** For one connection, whose place it may have to give up while it is idle. */
    RequestDeadline(Place place, Counters counters) {
        this.place = place;
        this.counters = counters;
    }

    /** From now on a request may begin. */
    void start(ChannelHandlerContext ctx) {
        stop();
        idle = ctx;
        place.idle();
        timer = ctx.executor().schedule(() -> ctx.close(), IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Bytes of a request have come; called for some, or for each. */
    void begin() {
        ChannelHandlerContext ctx = idle;
        if (ctx != null) {
            idle = null;
            timer.cancel(false);
            timer = ctx.executor().schedule(() -> {
                counters.increment(Counter.REQUESTS_LATE);
                ctx.close();
            }, REQUEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A request was read whole, or none is to come. */
    void stop() {
        idle = null;
        place.busy();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
