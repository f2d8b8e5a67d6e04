package org.webcamd.launch;

import static java.lang.System.Logger.Level.ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CameraWatch;
import org.webcamd.cli.Difference;
import org.webcamd.memory.FrameMemory;
import org.webcamd.site.ServedCameras;

/**
 * The cameras of this process, which may be started and stopped at any time. Owns their feeds, the watch over them and
 * their places among those that are served.
 *
 * <p>The first ones are prepared, and begun, by the thread that starts the program. From then on every change is made
 * by the thread {@code webcamd-cameras}, one after the other; any thread asks for it and waits for nothing.
 */
final class RunningCameras implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunningCameras.class.getName());
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_SECONDS = 1;

    private final FrameMemory memory;
    private final Executor workers;
    private final CameraWatch watch = new CameraWatch();
    private final ExecutorService changes = changes();

    // Of the starting thread until begin() returns, and of the thread of changes from then on.
    private final List<CameraFeed> feeds = new CopyOnWriteArrayList<>();
    private ServedCameras served;
    private CameraChanges told;

    /**
     * Begins to load what the first cameras need, and touches none.
     *
     * @param memory of all frames
     * @param workers decode and encode
     * @param first in the order in which they are served; may be empty
     */
    RunningCameras(FrameMemory memory, Executor workers, List<CameraSpec> first) {
        this.memory = memory;
        this.workers = workers;
        first.forEach(spec -> feeds.add(new CameraFeed(spec, memory, workers)));
        feeds.forEach(CameraFeed::prepare);
    }

    /** Those that are to be served at first. Before {@link #begin}. */
    List<CameraFeed> first() {
        return feeds;
    }

    /** Opens the first cameras; others are told to who serves them. */
    void begin(ServedCameras servedOnes) {
        served = servedOnes;
        feeds.forEach(CameraFeed::start);
        feeds.forEach(watch::watch);
    }

    /** Tells of those that run, and from now on of each that starts and stops. */
    void tellChanges(CameraChanges listener) {
        change(() -> {
            told = listener;
            feeds.forEach(told::started);
            return true;
        });
    }

    /**
     * Starts one more camera and serves it, as the last of all.
     *
     * @return whether it was: false where one of that name is there
     */
    CompletableFuture<Boolean> start(CameraSpec spec) {
        return start(spec, "");
    }

    /** As {@link #start(CameraSpec)}, before the camera of that name if there is one. */
    CompletableFuture<Boolean> start(CameraSpec spec, String before) {
        return change(() -> {
            if (feed(spec.name()) != null) {
                return false;
            }
            CameraFeed feed = new CameraFeed(spec, memory, workers);
            feeds.add(place(before), feed);
            feed.start();
            watch.watch(feed);
            served.add(feed, before);
            if (told != null) {
                told.started(feed);
            }
            return true;
        });
    }

    /**
     * Serves a camera no more, ends its streams and releases its device.
     *
     * @return done when the device is released, or hangs: whether there was such a camera
     */
    CompletableFuture<Boolean> stop(String name) {
        return change(() -> {
            CameraFeed feed = feed(name);
            if (feed == null) {
                return false;
            }
            feeds.remove(feed);
            if (told != null) {
                told.stopped(feed);
            }
            served.remove(feed);
            watch.leave(feed);
            feed.close();
            return true;
        });
    }

    /**
     * Starts, stops and restarts what is different in a configuration. Those that are the same notice nothing; those of
     * nobody's configuration stay, behind the others.
     *
     * @return done when all have begun
     */
    CompletableFuture<Void> change(Difference difference) {
        return change(() -> {
            List<CameraFeed> begun = new ArrayList<>();
            List<CameraFeed> gone = new ArrayList<>();
            List<CameraFeed> order = new ArrayList<>();
            Stream.concat(difference.went().stream(), difference.changed().stream()).map(this::feed)
                .filter(Objects::nonNull).forEach(gone::add);
            for (CameraSpec spec : difference.cameras()) {
                CameraFeed present = feed(spec.name());
                if (present == null || gone.contains(present)) {
                    present = new CameraFeed(spec, memory, workers);
                    begun.add(present);
                }
                order.add(present);
            }
            feeds.stream().filter(feed -> !order.contains(feed) && !gone.contains(feed)).forEach(order::add);
            feeds.clear();
            feeds.addAll(order);
            // Who asks for one that is restarted is given the new one, and nobody another.
            served.replace(order);
            gone.forEach(watch::leave);
            if (told != null) {
                gone.forEach(told::stopped);
                begun.forEach(told::started);
            }
            CameraFeed.closeAll(gone);
            begun.forEach(CameraFeed::start);
            begun.forEach(watch::watch);
            return null;
        });
    }

    /** Those that are served now, in their order. */
    List<CameraSpec> specs() {
        return served.inOrder().stream().map(camera -> camera.feed().spec()).toList();
    }

    /** Whether anybody takes frames of that camera as they come. */
    boolean isWatched(String name) {
        return served.isWatched(name);
    }

    /** Whether there is a camera of that name. */
    boolean has(String name) {
        return feed(name) != null;
    }

    /** What to tell while there is no camera. */
    void absence(String line) {
        served.absence(line);
    }

    private int place(String before) {
        CameraFeed next = feed(before);
        return next == null ? feeds.size() : feeds.indexOf(next);
    }

    private CameraFeed feed(String name) {
        return feeds.stream().filter(feed -> feed.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    private <T> CompletableFuture<T> change(Supplier<T> made) {
        return CompletableFuture.supplyAsync(made, changes).whenComplete((done, fault) -> {
            if (fault != null) {
                LOG.log(ERROR, "a change of cameras failed", fault);
            }
        });
    }

    private static ExecutorService changes() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), task -> {
                Thread cameras = new Thread(task, "webcamd-cameras");
                cameras.setDaemon(true);
                return cameras;
            });
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** Makes no further changes, and ends all cameras. The server has ended before. */
    @Override
    public void close() {
        changes.shutdownNow();
        try {
            changes.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        CameraFeed.closeAll(feeds);
    }
}
