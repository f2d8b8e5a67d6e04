package org.webcamd.http;

import java.time.Duration;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.memory.ByteBudget;

/**
 * What bounds the answers of all connections while their clients take them.
 *
 * @param heldFrames where those are that take a picture slowly
 * @param documents memory of what was written for one client alone
 * @param stall a client that has taken nothing for so long is closed
 * @param counters the server's
 */
public record AnswerLimits(HeldFrames heldFrames, ByteBudget documents, Duration stall, Counters counters) {
    /** Even if it takes some all the time. */
    static final Duration LONGEST = Duration.ofSeconds(60);
}
