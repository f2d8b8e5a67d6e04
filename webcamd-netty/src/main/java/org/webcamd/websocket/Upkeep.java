package org.webcamd.websocket;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;

/**
 * What is done on a connection whether frames come or not: a client that acknowledges nothing is closed, so is one that
 * asks for no camera, and one that was sent nothing for a while is pinged, for the proxies in between. Confined to the
 * connection's event loop.
 */
final class Upkeep {
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(75);
    /** So many looks in the time after which a frame should have been acknowledged. */
    private static final int LOOKS = 4;

    private final SocketHandler connection;
    private final Tracks tracks;
    private final long stallNanos;
    private long usedNanos;
    private Future<?> looks;
    private Future<?> pings;

    Upkeep(SocketHandler connection, Tracks tracks, long stallNanos) {
        this.connection = connection;
        this.tracks = tracks;
        this.stallNanos = stallNanos;
        usedNanos = connection.now();
    }

    void begin() {
        EventLoop loop = connection.context().channel().eventLoop();
        long period = stallNanos / LOOKS;
        looks = loop.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
        pings = loop.scheduleWithFixedDelay(this::ping, PING_NANOS, PING_NANOS, TimeUnit.NANOSECONDS);
    }

    void end() {
        looks.cancel(false);
        pings.cancel(false);
    }

    private void look() {
        if (tracks.unacknowledgedNanos(connection.now()) >= stallNanos) {
            connection.counters().increment(Counter.VIEWERS_STALLED);
            connection.close(WebSocketCloseStatus.POLICY_VIOLATION, "a frame was not acknowledged (--stall-timeout)");
        }
    }

    private void ping() {
        connection.outlet().pingWhenQuiet();
        long now = connection.now();
        usedNanos = tracks.isEmpty() ? usedNanos : now;
        if (now - usedNanos >= IDLE_NANOS) {
            connection.close(WebSocketCloseStatus.NORMAL_CLOSURE, "no camera is asked for");
        }
    }
}
