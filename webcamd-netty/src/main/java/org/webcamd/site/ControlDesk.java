package org.webcamd.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.capture.CameraFeed;

/**
 * Where a camera's controls are asked for. The driver is called on a thread of the camera's own, which is there while
 * there is something to ask: one that never returns keeps neither an event loop nor another camera waiting. What comes
 * of it is told by futures, in time: of a driver that does not answer, that it does not. Any thread.
 */
public final class ControlDesk {
    private static final long PATIENCE_MILLIS = 2_000;
    /** Whoever asks for statistics does not wait for controls as long as whoever asks for controls. */
    private static final long REFRESH_MILLIS = 300;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LONGEST_QUEUE = 16;
    private static final long IDLE_SECONDS = 10;

    /** A question to the driver. */
    @FunctionalInterface
    private interface Question {
        List<Control> ask(CameraControls controls) throws CameraException;
    }

    private final Optional<CameraControls> controls;
    private final Executor thread;
    private volatile List<Control> last = List.of();

    // Guarded by this.
    private CompletableFuture<Void> refresh = CompletableFuture.completedFuture(null);
    private long refreshedNanos = System.nanoTime() - FRESH_NANOS;

    ControlDesk(CameraFeed feed) {
        controls = feed.controls();
        // One thread or none. A full queue is an answer too, and a rejected task a failed future.
        thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LONGEST_QUEUE), task -> {
                Thread asking = new Thread(task, "webcamd-control-" + feed.name());
                asking.setDaemon(true);
                return asking;
            });
    }

    /** {@return whether the source is of a kind that has controls} */
    public boolean exist() {
        return controls.isPresent();
    }

    /** {@return as they were when last asked for; empty before that, and when the camera was not there} */
    public List<Control> last() {
        return last;
    }

    /**
     * Renews {@link #last()} if it is older than a second.
     *
     * @return succeeds in any case, and soon
     */
    public synchronized CompletableFuture<Void> refresh() {
        if (exist() && refresh.isDone() && System.nanoTime() - refreshedNanos >= FRESH_NANOS) {
            refreshedNanos = System.nanoTime();
            refresh = list().handle((values, failure) -> {
                last = failure == null ? values : List.of();
                return (Void) null;
            });
        }
        return refresh.isDone() ? refresh
            : refresh.copy().completeOnTimeout(null, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Asks for all that the camera has.
     *
     * @return them, or why they cannot be had, in time; completed on any thread
     */
    public CompletableFuture<List<Control>> list() {
        return ask(CameraControls::list);
    }

    /**
     * Sets one after the other, up to the first that fails.
     *
     * @param wanted values by the names or numbers of controls
     * @return the values that the camera then has, or why the first that failed did, in time; completed on any thread
     */
    public CompletableFuture<List<Control>> set(Map<String, String> wanted) {
        return ask(camera -> {
            List<Control> set = new ArrayList<>();
            for (Map.Entry<String, String> one : wanted.entrySet()) {
                set.add(camera.set(one.getKey(), one.getValue()));
            }
            return set;
        });
    }

    private CompletableFuture<List<Control>> ask(Question question) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question), thread)
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RuntimeException tooManyAsk) {
            return CompletableFuture.failedFuture(tooManyAsk);
        }
    }

    private List<Control> answer(Question question) {
        try {
            return question.ask(controls.orElseThrow());
        } catch (CameraException explained) {
            throw new CompletionException(explained);
        }
    }
}
