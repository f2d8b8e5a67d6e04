package org.webcamd.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraState;
import org.webcamd.capture.CameraWatch;
import org.webcamd.counters.Counters;

/** An edge, with a feed for each camera that arrives, and viewers of them. */
final class EdgeMachine implements AutoCloseable, CameraArrivals {
    final Map<String, CameraFeed> feeds = new ConcurrentHashMap<>();
    final Counters counters = new Counters();
    final Edge edge;
    private final CameraWatch watch = new CameraWatch();

    EdgeMachine(String addresses) {
        this(Machines.broker(addresses));
    }

    EdgeMachine(BrokerSettings broker) {
        edge = Edge.start(broker, Optional.empty(), this, counters);
    }

    @Override
    public CompletableFuture<Boolean> arrived(String name, Source source) {
        CameraFeed feed = Machines.feed(name, source);
        feed.start();
        watch.watch(feed);
        feeds.put(name, feed);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void departed(String name) {
        feeds.remove(name).close();
    }

    /** Waits for a camera. */
    CameraFeed camera(String name) {
        Machines.await("camera " + name, () -> feeds.containsKey(name));
        return feeds.get(name);
    }

    void awaitState(String name, CameraState state) {
        Machines.await(name + " " + state.label(), () -> camera(name).status().state() == state);
    }

    /** Somebody watches. */
    EdgeViewer watch(String name) {
        return new EdgeViewer(camera(name));
    }

    ServedReport report() {
        return edge.report().served().isEmpty() ? null : edge.report().served().get(0);
    }

    @Override
    public void close() {
        edge.close();
        watch.close();
        feeds.values().forEach(CameraFeed::close);
    }
}
