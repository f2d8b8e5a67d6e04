package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.webcamd.wire.Info;

/** Asks for the state of a camera all the time, as a newcomer each time, on a thread of its own until it is closed. */
final class CameraWatch implements AutoCloseable {
    private static final int PAUSE_MILLIS = 50;
    private static final long LONGEST_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int port;
    private final String target;
    private final Thread thread = new Thread(this::run, "camera-watch-of-test");
    private final Set<String> states = new TreeSet<>();
    private long longestNanos;
    private volatile boolean enough;

    private CameraWatch(int port, String target) {
        this.port = port;
        this.target = target;
    }

    /** From now on. */
    static CameraWatch of(int port, String target) {
        CameraWatch watch = new CameraWatch(port, target);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (!enough) {
            long began = System.nanoTime();
            String state = ask();
            add(state, System.nanoTime() - began);
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String ask() {
        try {
            return Info.of(port, target).cameraState();
        } catch (IOException | AssertionError fault) {
            return "no answer: " + fault.getMessage();
        }
    }

    private synchronized void add(String state, long nanos) {
        states.add(state);
        longestNanos = Math.max(longestNanos, nanos);
    }

    /** Fails unless each question was answered in time, and each time that it was live. */
    synchronized void requireAlwaysLive() {
        assertEquals(Set.of("live"), states);
        assertTrue(longestNanos < LONGEST_ANSWER_NANOS,
            () -> "an answer took " + TimeUnit.NANOSECONDS.toMillis(longestNanos) + " ms");
    }

    @Override
    public void close() {
        enough = true;
        joinThread();
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
