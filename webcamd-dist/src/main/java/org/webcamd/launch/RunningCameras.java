package org.webcamd.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CameraWatch;
import org.webcamd.cli.Difference;
import org.webcamd.memory.FrameMemory;
import org.webcamd.site.CameraOrigin;
import org.webcamd.site.ServedCameras;

/**
 * The cameras of this process, which may be started and stopped at any time. Owns their feeds, the watch over them and
 * their places among those that are served.
 *
 * <p>The first ones are prepared, and begun, by the thread that starts the program. From then on every change is made
 * by the thread {@code webcamd-cameras}, one after the other; any thread asks for it and waits for nothing.
 */
final class RunningCameras implements AutoCloseable {
    private final FrameMemory memory;
    private final Executor workers;
    private final CameraWatch watch = new CameraWatch();
    private final CameraChangeThread changes = new CameraChangeThread();

    // Of the starting thread until begin() returns, and of the thread of changes from then on.
    private final List<CameraFeed> feeds = new CopyOnWriteArrayList<>();
    /** Those of them that the configuration asks for; the others belong to who has started them. */
    private final Set<CameraFeed> configured = Collections.newSetFromMap(new IdentityHashMap<>());
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
        configured.addAll(feeds);
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
     * @return whether it was: false where one of that name is there, or too much is to be done already
     */
    CompletableFuture<Boolean> start(CameraSpec spec) {
        return start(spec, "");
    }

    /** As {@link #start(CameraSpec)}, before the camera of that name if there is one. */
    CompletableFuture<Boolean> start(CameraSpec spec, String before) {
        if (changes.isFull()) {
            return CompletableFuture.completedFuture(false);
        }
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
     * @param spec by which it was started; another one that has its name by now stays
     * @return done when the device is released, or hangs: whether there was such a camera
     */
    CompletableFuture<Boolean> stop(CameraSpec spec) {
        return change(() -> {
            CameraFeed feed = feed(spec.name());
            if (feed == null || feed.spec() != spec) {
                return false;
            }
            feeds.remove(feed);
            configured.remove(feed);
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
     * nobody's configuration stay, behind the others, but for one whose name is asked for now.
     *
     * @return done when all have begun
     */
    CompletableFuture<Void> change(Difference difference) {
        return change(() -> {
            List<CameraFeed> before = List.copyOf(feeds);
            List<CameraFeed> begun = new ArrayList<>();
            List<CameraFeed> order = new ArrayList<>();
            for (CameraSpec spec : difference.cameras()) {
                CameraFeed present = feed(spec.name());
                if (!configured.contains(present) || !difference.same().contains(spec.name())) {
                    present = new CameraFeed(spec, memory, workers);
                    begun.add(present);
                }
                order.add(present);
            }
            feeds.stream().filter(feed -> !configured.contains(feed) && !isNamed(feed.name(), difference.cameras()))
                .forEach(order::add);
            configured.clear();
            configured.addAll(order.subList(0, difference.cameras().size()));
            become(order, before, begun);
            return null;
        });
    }

    private static boolean isNamed(String name, List<CameraSpec> cameras) {
        return cameras.stream().anyMatch(spec -> spec.name().equalsIgnoreCase(name));
    }

    private void become(List<CameraFeed> order, List<CameraFeed> before, List<CameraFeed> begun) {
        List<CameraFeed> gone = before.stream().filter(feed -> !order.contains(feed)).toList();
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

    /** What to tell while there is no camera; nothing where none is to come from there any more. */
    void absence(CameraOrigin origin, String line) {
        served.absence(origin, line);
    }

    private int place(String before) {
        CameraFeed next = feed(before);
        return next == null ? feeds.size() : feeds.indexOf(next);
    }

    private CameraFeed feed(String name) {
        return feeds.stream().filter(feed -> feed.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    private <T> CompletableFuture<T> change(Supplier<T> made) {
        return changes.ask(made);
    }

    /** Makes no further changes, and ends all cameras. The server has ended before. */
    @Override
    public void close() {
        changes.close();
        watch.close();
        CameraFeed.closeAll(feeds);
    }
}
