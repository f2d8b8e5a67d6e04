package org.webcamd.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Text on its way to a stream that may take its time, or take nothing for ever: a pipe that nobody reads, a terminal
 * that is held. A thread of its own writes; whoever has something to write only enqueues it. What does not fit is
 * dropped and counted, and when there is room again a line says how much that was.
 *
 * <p>Any thread. What is enqueued is made into text by the writing thread, and so must not change any more.
 */
final class LineQueue {
    /** At most two kilobytes each, by {@link LineFormat}: 2 MB where nobody reads. */
    private static final int MOST_WAITING = 1024;
    /** One write for many lines, where they come that fast. */
    private static final int MOST_AT_ONCE = 64;

    private final BlockingQueue<Supplier<String>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile OutputStream to;
    private final Runnable onDropped;
    private final LongFunction<String> notice;

    // Guarded by this.
    private long accepted;
    private long done;
    private long unsaid;

    /**
     * Nothing is written yet.
     *
     * @param to where the text goes; the writing thread's alone, and need not be buffered
     * @param onDropped called for each text that is lost, by the thread that has lost it
     * @param notice what is said of so many that are lost
     */
    LineQueue(OutputStream to, Runnable onDropped, LongFunction<String> notice) {
        this.to = to;
        this.onDropped = onDropped;
        this.notice = notice;
    }

    /** Writes there from now on. */
    void redirect(OutputStream elsewhere) {
        to = elsewhere;
    }

    /** Begins to write. */
    void start(String threadName) {
        Thread thread = new Thread(this::write, threadName);
        // It may hang in a write for ever.
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a text if there is room for it; never waits. */
    void offer(Supplier<String> text) {
        boolean taken = waiting.offer(text);
        synchronized (this) {
            if (taken) {
                accepted++;
            } else {
                unsaid++;
            }
        }
        if (!taken) {
            onDropped.run();
        }
    }

    /** Returns when all that was taken until now has been written, or was lost, or after the time. */
    void flush(long limitMillis) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        synchronized (this) {
            long wanted = accepted;
            try {
                for (long left = limitMillis; done < wanted && left > 0;
                     left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime())) {
                    wait(left);
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        List<Supplier<String>> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Supplier<String>> batch) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        batch.forEach(line -> text.writeBytes(textOf(line).getBytes(StandardCharsets.UTF_8)));
        boolean written = writeOut(text);
        long lost = written(batch.size());
        if (!written) {
            batch.forEach(line -> onDropped.run());
        } else if (lost > 0) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            said.writeBytes(notice.apply(lost).getBytes(StandardCharsets.UTF_8));
            writeOut(said);
        }
    }

    /** A line that cannot be told must not keep those behind it from being told. */
    private static String textOf(Supplier<String> line) {
        try {
            return line.get();
        } catch (RuntimeException faulty) {
            return "a line of the log could not be made: " + faulty.getClass().getName() + "\n";
        }
    }

    private synchronized long written(int lines) {
        done += lines;
        notifyAll();
        long lost = unsaid;
        unsaid = 0;
        return lost;
    }

    /** The reader may be gone, or the descriptor closed; one that comes later will read what is logged then. */
    private boolean writeOut(ByteArrayOutputStream text) {
        try {
            text.writeTo(to);
            return true;
        } catch (IOException nobodyReads) {
            return false;
        }
    }
}
