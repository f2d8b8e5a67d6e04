package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;

final class ViewersTest {
    private final Counters counters = new Counters();

    @Test
    void noMoreThanTheLimitAreAdmittedAndTheRestIsCounted() {
        Viewers viewers = new Viewers(2, new HeldFrames(), counters);

        assertTrue(viewers.admit());
        assertTrue(viewers.admit());
        assertFalse(viewers.admit());
        assertFalse(viewers.admit());
        assertEquals(2, counters.value(Counter.VIEWERS_JOINED));
        assertEquals(2, counters.value(Counter.VIEWERS_REFUSED));
    }

    @Test
    void placeOfAViewerThatWentIsFreeAgain() {
        Stage stage = new Stage();
        for (int i = 0; i < 9; i++) {
            assertTrue(stage.viewers.admit());
        }
        stage.join();
        assertFalse(stage.viewers.admit());
        assertEquals(stage.stats, stage.audience.stats().iterator().next());
        stage.audience.leave(stage.viewer);
        stage.audience.leave(stage.viewer);

        assertTrue(stage.viewers.admit());
        assertFalse(stage.viewers.admit());
        stage.assertEnded();
    }

    @Test
    @Timeout(20)
    void limitHoldsWhenManyThreadsAskAtOnce() throws InterruptedException {
        int limit = 100;
        int threads = 8;
        Viewers viewers = new Viewers(limit, new HeldFrames(), counters);
        AtomicInteger admitted = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService askers = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            askers.execute(() -> {
                await(start);
                for (int j = 0; j < limit; j++) {
                    if (viewers.admit()) {
                        admitted.incrementAndGet();
                    }
                }
            });
        }
        start.countDown();
        askers.shutdown();
        assertTrue(askers.awaitTermination(10, TimeUnit.SECONDS));

        assertEquals(limit, admitted.get());
        assertEquals((threads - 1) * limit, counters.value(Counter.VIEWERS_REFUSED));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
