package org.webcamd.source;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect for it to take the connection
 * @param read for its next bytes
 * @param rest without a viewer until the connection is closed
 */
record StreamLimits(Duration connect, Duration read, Duration rest) {
    static final StreamLimits USUAL =
        new StreamLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** The same for a server whose pictures are slow: it may say nothing between two of them. */
    StreamLimits patient(Patience patience) {
        Duration half = Duration.ofNanos(patience.limitNanos() / 2);
        return half.compareTo(read) > 0 ? new StreamLimits(connect, half, rest) : this;
    }
}
