package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The capture thread of one camera, and those before it that hang in a driver: each is left to it, and should the call
 * ever return, closes the device and ends. Any thread.
 */
final class CaptureThreads {
    /** Each holds its stack; where so many hang, one more will not help. */
    private static final int MOST_ABANDONED = 3;

    private final String name;
    private final Supplier<CaptureLoop> loops;
    private volatile CaptureLoop loop;
    private volatile Thread thread;
    private volatile boolean fallen;

    // Guarded by this.
    private int abandoned;
    private boolean closed;

    /** With the name of the thread, and what runs on it. */
    CaptureThreads(String name, Supplier<CaptureLoop> loops) {
        this.name = name;
        this.loops = loops;
    }

    /** The loop that captures now, or null before there was one. */
    CaptureLoop loop() {
        return loop;
    }

    /** Begins to capture, unless it has been ended already. */
    synchronized void begin() {
        if (closed) {
            return;
        }
        loop = loops.get();
        CaptureLoop begun = loop;
        thread = new Thread(() -> run(begun), name);
        // A driver call that never returns must not keep the process alive.
        thread.setDaemon(true);
        thread.start();
    }

    private void run(CaptureLoop begun) {
        boolean ended = false;
        try {
            begun.run();
            ended = true;
        } finally {
            fallen = fallen || !ended && begun == loop;
        }
    }

    /** Whether the present one has ended by a fault, so that nothing is captured any more. */
    boolean hasFallen() {
        return fallen;
    }

    /**
     * Abandons the present thread for a new one.
     *
     * @param meanwhile run between the two
     */
    synchronized void replace(Runnable meanwhile) {
        if (!closed && abandoned < MOST_ABANDONED) {
            abandoned++;
            loop.end();
            meanwhile.run();
            begin();
        }
    }

    /** Nothing is captured any more. */
    synchronized void end() {
        closed = true;
        if (loop != null) {
            loop.end();
        }
    }

    /** Returns when the thread has ended, or at the deadline, as {@link System#nanoTime()} counts. */
    void awaitEnd(long deadlineNanos) {
        try {
            if (thread != null) {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadlineNanos - System.nanoTime());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
