package org.webcamd.server;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is to be said while connections cannot be accepted: the reason once, again when it is another, and when all has
 * been well for a while. Plain, without clock and threads.
 */
final class AcceptTrouble {
    /** While descriptors come and go one by one, every other attempt succeeds: that is one trouble. */
    private static final long WELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private String said;
    private long attempts;
    private long lastNanos;

    /** An attempt failed. */
    Optional<String> onFailure(String reason, long nowNanos) {
        boolean known = reason.equals(said);
        said = reason;
        lastNanos = nowNanos;
        attempts = known ? attempts + 1 : 1;
        return known ? Optional.empty() : Optional.of("connections wait, as none can be accepted: " + reason);
    }

    /** A connection was accepted. */
    Optional<String> onAccepted(long nowNanos) {
        if (said == null || nowNanos - lastNanos < WELL_NANOS) {
            return Optional.empty();
        }
        said = null;
        return Optional.of("connections are accepted again, after %d failed attempts".formatted(attempts));
    }
}
