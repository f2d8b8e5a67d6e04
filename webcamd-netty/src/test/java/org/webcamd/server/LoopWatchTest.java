package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.answer.IoThread;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

@Timeout(60)
final class LoopWatchTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    /** Hopeless soon; a machine that is so busy that the watch comes late makes it take longer, and no less true. */
    private static final LoopRule RULE = new LoopRule(800 * MILLI, 2_500 * MILLI, 10_000 * MILLI);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, threads(), NioIoHandler.newFactory());
    private final Counters counters = new Counters();
    private final AtomicInteger hopeless = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile List<IoThread> reported = List.of();
    private LoopWatch watch;

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> new FastThreadLocalThread(task, "watched-" + number.incrementAndGet());
    }

    @AfterEach
    void endLoops() {
        watch.close();
        release.countDown();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @BeforeEach
    void watch() {
        watch = new LoopWatch(loops, RULE, counters, now -> reported = now, hopeless::incrementAndGet);
    }

    private void hang() {
        loops.next().execute(() -> {
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void loopThatHangsIsFoundWithItsPlaceAndTheOtherIsWell() {
        await(() -> reported.size() == 2 && reported.stream().allMatch(each -> each.name().startsWith("watched-")));
        assertEquals(0, counters.value(Counter.IO_THREADS_STUCK));
        hang();
        await(() -> stuck() == 1);
        IoThread found = reported.stream().filter(each -> each.stuckMillis() > 0).findFirst().orElseThrow();
        assertTrue(found.places().size() <= 10);
        assertTrue(found.places().stream().anyMatch(place -> place.contains("CountDownLatch.await")),
            found::toString);
        release.countDown();
        await(() -> stuck() == 0);
        assertEquals(1, counters.value(Counter.IO_THREADS_STUCK));
    }

    @Test
    void loopThatHangsForGoodIsToldOnce() {
        hang();
        await(() -> hopeless.get() > 0);
        await(() -> reported.stream().anyMatch(each -> each.stuckMillis() > 4_000));
        assertEquals(1, hopeless.get());
    }

    private long stuck() {
        return reported.stream().filter(each -> each.stuckMillis() > 0).count();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "never came to be");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
