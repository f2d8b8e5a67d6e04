package org.webcamd.server;

import io.netty.util.concurrent.EventExecutor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.webcamd.answer.IoThread;

/**
 * An event loop that is asked for a sign of life: a task that does next to nothing, one at a time. Confined to the
 * watch's thread, but for the task.
 */
final class WatchedLoop {
    private static final int MOST_PLACES = 10;

    private final EventExecutor loop;
    private final LoopRule rule;
    private volatile Thread thread;
    private volatile boolean answered = true;

    // The watch's thread's own.
    private boolean answering;
    private long silentNanos;
    private List<String> places = List.of();

    WatchedLoop(EventExecutor loop, LoopRule rule) {
        this.loop = loop;
        this.rule = rule;
    }

    /** What it is like, by the answer to the question before; asks the next one if that was answered. */
    LoopRule.Verdict look(long sinceLookNanos) {
        answering = answered;
        silentNanos = rule.silentNanos(silentNanos, answering, sinceLookNanos);
        if (answering) {
            ask();
        }
        LoopRule.Verdict verdict = rule.judge(silentNanos);
        places = verdict == LoopRule.Verdict.WELL ? List.of() : whereItIs();
        return verdict;
    }

    private void ask() {
        answered = false;
        try {
            loop.execute(this::answer);
        } catch (RejectedExecutionException ended) {
            answered = true;
        }
    }

    private void answer() {
        thread = Thread.currentThread();
        answered = true;
    }

    private List<String> whereItIs() {
        Thread known = thread;
        return known == null ? List.of()
            : Arrays.stream(known.getStackTrace()).limit(MOST_PLACES).map(WatchedLoop::place).toList();
    }

    /** Without the module and its version, which {@code toString} puts before it. */
    private static String place(StackTraceElement call) {
        String line = call.getLineNumber() < 0 ? "" : "(" + call.getFileName() + ":" + call.getLineNumber() + ")";
        return call.getClassName() + "." + call.getMethodName() + line;
    }

    /** Whether it had answered at the last look. */
    boolean isAnswering() {
        return answering;
    }

    IoThread report() {
        boolean stuck = rule.judge(silentNanos) != LoopRule.Verdict.WELL;
        Thread known = thread;
        return new IoThread(known == null ? "an I/O thread" : known.getName(),
            stuck ? TimeUnit.NANOSECONDS.toMillis(silentNanos) : 0, places);
    }
}
