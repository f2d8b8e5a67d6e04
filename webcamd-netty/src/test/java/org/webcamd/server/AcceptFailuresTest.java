package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

final class AcceptFailuresTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AcceptTrouble trouble = new AcceptTrouble();

    @Test
    void failureIsSaidOnceAndAgainWhenItIsAnother() {
        assertEquals(Optional.of("connections wait, as none can be accepted: no files"),
            trouble.onFailure("no files", 0));
        assertEquals(Optional.empty(), trouble.onFailure("no files", SECOND));
        assertTrue(trouble.onFailure("no memory", 2 * SECOND).isPresent());
    }

    @Test
    void endIsSaidWhenAllHasBeenWellForAWhile() {
        assertEquals(Optional.empty(), trouble.onAccepted(0));
        trouble.onFailure("no files", SECOND);
        trouble.onFailure("no files", 2 * SECOND);
        assertEquals(Optional.empty(), trouble.onAccepted(3 * SECOND));
        assertEquals(Optional.empty(), trouble.onFailure("no files", 4 * SECOND));
        assertEquals(Optional.of("connections are accepted again, after 3 failed attempts"),
            trouble.onAccepted(14 * SECOND));
        assertEquals(Optional.empty(), trouble.onAccepted(15 * SECOND));
        assertTrue(trouble.onFailure("no files", 16 * SECOND).isPresent());
    }

    @Test
    void acceptingPausesForASecondAndGoesNoFurther() {
        Counters counters = new Counters();
        EmbeddedChannel listener = new EmbeddedChannel(new AcceptFailures(new OpenFiles(64, 40), counters));
        listener.freezeTime();
        listener.pipeline()
            .fireExceptionCaught(new IOException("accept(..) failed with error(-24): Too many open files"));
        assertFalse(listener.config().isAutoRead());
        listener.advanceTimeBy(1, TimeUnit.SECONDS);
        listener.runScheduledPendingTasks();
        assertTrue(listener.config().isAutoRead());
        assertEquals(1, counters.value(Counter.ACCEPTS_FAILED));
        // Would throw what reached the end of the pipeline.
        listener.checkException();
    }
}
