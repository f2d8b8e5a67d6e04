package org.webcamd.launch;

import static java.lang.System.Logger.Level.ERROR;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The thread {@code webcamd-cameras}, on which cameras are started and stopped, one change after the other; it is there
 * while there is something to do. Any thread asks.
 */
final class CameraChangeThread implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CameraChangeThread.class.getName());
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_SECONDS = 1;
    /** More than that come from other machines only, faster than cameras can be started and stopped. */
    private static final int MOST_WAITING = 1_024;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(), task -> {
            Thread cameras = new Thread(task, "webcamd-cameras");
            cameras.setDaemon(true);
            return cameras;
        });

    CameraChangeThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** Whether so much waits that nothing further is to be begun. */
    boolean isFull() {
        return thread.getQueue().size() >= MOST_WAITING;
    }

    /** Has a change made; what it gives comes soon, or never when all ends. */
    <T> CompletableFuture<T> ask(Supplier<T> change) {
        try {
            return CompletableFuture.supplyAsync(change, thread).whenComplete((done, fault) -> {
                if (fault != null) {
                    LOG.log(ERROR, "a change of cameras failed", fault);
                }
            });
        } catch (RejectedExecutionException ending) {
            return CompletableFuture.failedFuture(ending);
        }
    }

    /** Begins no further changes; returns when the present one is made, or takes too long. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
