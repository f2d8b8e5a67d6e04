package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;

@Timeout(60)
final class FrameLineTest {
    /** Makes what it is told to. */
    private final class ScriptedPlace implements FrameLine.Place {
        private Supplier<Frame> script;

        @Override
        public Frame make() {
            return script.get();
        }

        @Override
        public void unload() {
            script = null;
            unloaded++;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Counters counters = new Counters();
    private final List<Long> out = new ArrayList<>();
    private final FrameLine<ScriptedPlace> line = line(tasks::add);
    private int places;
    private int unloaded;
    private int closed;

    private FrameLine<ScriptedPlace> line(Executor workers) {
        return new FrameLine<>(() -> {
            places++;
            return new ScriptedPlace();
        }, workers, counters, Counter.DROPPED_BUSY, Counter.DROPPED_FAILED, frame -> {
            out.add(frame.sequence());
            frame.release();
        });
    }

    @Test
    void framesComeOutInTheOrderInWhichTheyWereBegun() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            FrameLine<ScriptedPlace> parallel = line(workers);
            CountDownLatch firstHasBegun = new CountDownLatch(1);
            CountDownLatch secondIsMade = new CountDownLatch(1);
            put(parallel, () -> {
                firstHasBegun.countDown();
                await(secondIsMade);
                return frame(1);
            });
            await(firstHasBegun);
            put(parallel, () -> {
                secondIsMade.countDown();
                return frame(2);
            });
            parallel.awaitIdle();
            assertEquals(List.of(1L, 2L), out);
        } finally {
            workers.shutdown();
            assertTrue(workers.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void newerPictureTakesThePlaceOfOneThatWaits() {
        for (long sequence = 1; sequence <= 5; sequence++) {
            put(sequence);
        }
        assertEquals(1, tasks.size(), "one worker is asked");
        tasks.remove().run();
        assertEquals(List.of(5L), out);
        assertEquals(4, counters.value(Counter.DROPPED_BUSY));
        assertEquals(4, unloaded);
        assertEquals(2, places, "one waits, one is being loaded");
    }

    @Test
    void oneCoreThatKeepsUpNeedsOnePlace() {
        for (long sequence = 1; sequence <= 5; sequence++) {
            put(sequence);
            tasks.remove().run();
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), out);
        assertEquals(1, places);
    }

    @Test
    void pictureForWhichThereIsNoMemoryIsNotAFailedOne() {
        put(line, () -> null);
        tasks.remove().run();
        put(2);
        tasks.remove().run();
        assertEquals(List.of(2L), out);
        assertEquals(0, counters.value(Counter.DROPPED_FAILED));
    }

    @Test
    void pictureOfWhichNoFrameCanBeMadeIsCountedAndTheNextOneMade() {
        put(line, () -> {
            throw new IllegalStateException("on purpose");
        });
        tasks.remove().run();
        put(3);
        tasks.remove().run();
        assertEquals(List.of(3L), out);
        assertEquals(1, counters.value(Counter.DROPPED_FAILED));
    }

    @Test
    void closedLineGivesNothingOutAndKeepsNoPlace() {
        put(1);
        line.close();
        tasks.remove().run();
        assertEquals(List.of(), out);
        assertEquals(places, closed);
    }

    @Test
    void lineWithoutWorkersIsIdleAndKeepsNothing() {
        FrameLine<ScriptedPlace> ending = line(task -> {
            throw new RejectedExecutionException("shut down");
        });
        put(ending, () -> frame(1));
        ending.awaitIdle();
        assertEquals(1, unloaded);
        assertEquals(List.of(), out);
    }

    private void put(long sequence) {
        put(line, () -> frame(sequence));
    }

    private static void put(FrameLine<ScriptedPlace> line, Supplier<Frame> script) {
        ScriptedPlace place = line.place();
        place.script = script;
        line.put(place);
    }

    private static Frame frame(long sequence) {
        return SampleFrames.live(new byte[10], sequence);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }
}
