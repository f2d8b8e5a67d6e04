package org.webcamd.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.EventLoopGroup;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.webcamd.answer.IoThread;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Watches over the I/O threads from a thread of its own. One that makes no progress is said with where it is stuck,
 * again when that has changed, and when it goes on; when it is hopeless, whoever started the server is told, once.
 */
final class LoopWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoopWatch.class.getName());
    private static final long PERIOD_MILLIS = 500;
    private static final long BLIND_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "webcamd-io-watch");
        watch.setDaemon(true);
        return watch;
    });
    private final Counters counters;
    private final Consumer<List<IoThread>> report;
    private final Runnable onHopeless;

    private volatile long lookedNanos = System.nanoTime();
    private volatile List<IoThread> stuck = List.of();

    // The watch's thread's own.
    private final List<Loop> loops;
    private long lastNanos = System.nanoTime();
    private boolean gaveUp;

    /** A loop, and what was said of it last. */
    private static final class Loop {
        private final WatchedLoop watched;
        private final StuckLines lines = new StuckLines();

        Loop(WatchedLoop watched) {
            this.watched = watched;
        }
    }

    /**
     * Begins to watch.
     *
     * @param group whose loops
     * @param rule when one is stuck
     * @param counters the server's
     * @param report told at each look what the threads are like
     * @param onHopeless called by the watch's thread when one will not go on
     */
    LoopWatch(EventLoopGroup group, LoopRule rule, Counters counters, Consumer<List<IoThread>> report,
        Runnable onHopeless) {
        this.counters = counters;
        this.report = report;
        this.onHopeless = onHopeless;
        loops = StreamSupport.stream(group.spliterator(), false)
            .map(loop -> new Loop(new WatchedLoop(loop, rule))).toList();
        thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Why the server does not go on: a thread that is stuck, or nobody looks whether one is. Any thread. */
    Optional<String> trouble() {
        return System.nanoTime() - lookedNanos > BLIND_NANOS ? Optional.of("nobody looks after the I/O threads")
            : stuck.stream().findFirst().map(is -> "%s has made no progress for %d ms"
                .formatted(is.name(), is.stuckMillis()));
    }

    private void look() {
        long now = System.nanoTime();
        long sinceLook = now - lastNanos;
        lastNanos = now;
        List<IoThread> reported = new ArrayList<>();
        for (Loop loop : loops) {
            LoopRule.Verdict verdict = loop.watched.look(sinceLook);
            IoThread is = loop.watched.report();
            reported.add(is);
            if (verdict != LoopRule.Verdict.WELL) {
                sayStuck(loop.lines, verdict, is);
            } else if (loop.watched.isAnswering()) {
                loop.lines.goesOn(is).ifPresent(line -> LOG.log(INFO, line));
            }
        }
        report.accept(List.copyOf(reported));
        stuck = reported.stream().filter(is -> is.stuckMillis() > 0).toList();
        lookedNanos = System.nanoTime();
    }

    private void sayStuck(StuckLines lines, LoopRule.Verdict verdict, IoThread is) {
        if (!lines.areSaid()) {
            counters.increment(Counter.IO_THREADS_STUCK);
        }
        lines.stuck(is).ifPresent(line -> LOG.log(WARNING, line));
        if (verdict == LoopRule.Verdict.HOPELESS && !gaveUp) {
            gaveUp = true;
            giveUp(is);
        }
    }

    private void giveUp(IoThread hopeless) {
        if (isDebugged()) {
            LOG.log(WARNING, "{0} does not go on; a debugger may hold it, so this process stays", hopeless.name());
        } else {
            LOG.log(ERROR, "{0} does not go on: this process ends, to be started anew", hopeless.name());
            onHopeless.run();
        }
    }

    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains("jdwp"));
    }

    /** Ends the watch; returns when no look is under way, or soon. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
