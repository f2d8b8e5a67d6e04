package org.webcamd.plug;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.webcamd.v4l2.FakeMachine;

/** Looks at a machine whose devices come and go, and keeps what is told of them. */
final class Onlooker implements PlugListener, AutoCloseable {
    private static final long ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(20);

    final FakeMachine machine;
    final Map<String, PluggedCamera> served = new LinkedHashMap<>();
    /** +NAME for one that arrived, -NAME for one that left. */
    final List<String> events = new ArrayList<>();
    final Set<String> watched = new HashSet<>();
    final Set<String> ofOthers = new HashSet<>();
    private PluggedCameras cameras;
    private long now;

    Onlooker(Path root) {
        machine = new FakeMachine(root);
        startAnew(List.of());
    }

    /** As a server that starts, and has cameras of these names. */
    void startAnew(Collection<String> nodes) {
        close();
        served.clear();
        events.clear();
        cameras = new PluggedCameras(machine.devices(), new NamedDevices(nodes.stream().map(machine::node).toList()),
            this);
    }

    /** The user has named these. */
    void named(Collection<String> nodes) {
        cameras.named(nodes.stream().map(machine::node).toList());
    }

    /** Newcomers have told what they are when this returns. */
    void look() {
        cameras.look(now, ANSWERS_NANOS);
    }

    void lookUntilServed(String name) {
        long endNanos = System.nanoTime() + ANSWERS_NANOS;
        while (!served.containsKey(name) && System.nanoTime() - endNanos < 0) {
            cameras.look(now, TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertTrue(served.containsKey(name), name);
    }

    void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        cameras.removeLongGone(now);
    }

    boolean isDue() {
        return cameras.isDue(now);
    }

    @Override
    public void arrived(PluggedCamera camera) {
        events.add("+" + camera.cameraName());
        served.put(camera.cameraName(), camera);
    }

    @Override
    public void left(String name) {
        events.add("-" + name);
        served.remove(name);
    }

    @Override
    public boolean isWatched(String name) {
        return watched.contains(name);
    }

    @Override
    public boolean isFree(String name) {
        return !ofOthers.contains(name);
    }

    @Override
    public void close() {
        if (cameras != null) {
            cameras.close();
        }
    }
}
