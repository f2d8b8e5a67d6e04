package org.webcamd.capture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    private final Map<CameraFeed, Future<?>> checks = new ConcurrentHashMap<>();

    /**
     * Begins to look after a camera.
     *
     * @param feed started already
     */
    public void watch(CameraFeed feed) {
        checks.put(feed, thread.scheduleWithFixedDelay(feed::check, PERIOD_MILLIS, PERIOD_MILLIS,
            TimeUnit.MILLISECONDS));
    }

    /**
     * Ends the looking after one camera; returns when no check of it is under way, or after a second.
     *
     * @param feed that was to be watched
     */
    public void leave(CameraFeed feed) {
        Future<?> check = checks.remove(feed);
        if (check == null) {
            return;
        }
        check.cancel(false);
        try {
            // A check does not overlap with what comes behind it on the same thread.
            thread.submit(() -> { }).get(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException ending) {
            // It is waited for no longer.
        }
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
