package org.webcamd.source;

import java.time.Duration;

/**
 * How long to wait for whom.
 *
 * @param picture for the first picture, and for each one after it
 * @param connect for a server to take the connection
 * @param read for the next bytes of a server
 * @param rest without a viewer until a connection to a server is closed
 */
record StreamLimits(Duration picture, Duration connect, Duration read, Duration rest) {
    static final StreamLimits USUAL = new StreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(3),
        Duration.ofSeconds(5), Duration.ofSeconds(10));
}
