package org.webcamd.capture;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks after all cameras of a process from one thread of its own, which never calls into a driver: whatever a camera
 * does, its viewers are told, and it is opened again.
 */
public final class CameraWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 250;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "webcamd-watch");
        watch.setDaemon(true);
        return watch;
    });

    /**
     * Begins to look after a camera.
     *
     * @param feed started already
     */
    public void watch(CameraFeed feed) {
        thread.scheduleWithFixedDelay(feed::check, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the looking; returns when no check is under way, or after a second. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
