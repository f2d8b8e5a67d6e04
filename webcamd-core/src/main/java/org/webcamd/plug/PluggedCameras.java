package org.webcamd.plug;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.webcamd.counters.RareLine;
import org.webcamd.v4l2.DeviceFacts;
import org.webcamd.v4l2.DeviceList;
import org.webcamd.v4l2.StableNames;

/**
 * Which cameras there are, each under its name. One that is unplugged keeps name and place, and has them again when it
 * is plugged in, here or elsewhere. It goes when another camera is in its port, or when it has been away for ten
 * minutes, is not watched, and there are others. The watch's thread.
 */
final class PluggedCameras {
    /** All that are known, also those that are away. */
    static final int MOST = 16;

    private static final System.Logger LOG = System.getLogger(PluggedCameras.class.getName());
    private static final long PLACE_KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** In a minute, of cameras that come and go. */
    private static final int MOST_LINES = 5;

    private final DeviceList devices;
    private NamedDevices named;
    private final Newcomers newcomers;
    private final PlugListener listener;
    private final List<PluggedCamera> cameras = new ArrayList<>();
    private final RareLine events = new RareLine(line -> LOG.log(INFO, line), MOST_LINES);
    private boolean full;
    private boolean virtual;

    PluggedCameras(DeviceList devices, NamedDevices named, PlugListener listener) {
        this.devices = devices;
        this.named = named;
        this.listener = listener;
        newcomers = new Newcomers(devices);
    }

    /** Others have been named: those that are served here go. */
    void named(Collection<Path> paths) {
        named = named.changed(paths);
        List<DeviceFacts> present = devices.glance();
        List<DeviceFacts> others = named.others(present);
        List.copyOf(cameras).stream().filter(camera -> present.stream().anyMatch(
            device -> device.isSame(camera.facts()) && !others.contains(device)))
            .forEach(camera -> remove(camera, "it has another name"));
    }

    /**
     * Looks what is there.
     *
     * @param patienceNanos how long to wait for what newcomers say of themselves
     */
    void look(long nowNanos, long patienceNanos) {
        List<DeviceFacts> present = devices.glance();
        virtual = present.stream().anyMatch(DeviceFacts::isVirtual);
        List<DeviceFacts> unknown = named.others(present.stream().filter(device -> !device.waiting()).toList());
        List<PluggedCamera> away = new ArrayList<>();
        for (PluggedCamera camera : cameras) {
            if (!isFound(camera, unknown, device -> device.isSame(camera.facts()))) {
                away.add(camera);
            }
        }
        away.forEach(camera -> findElsewhere(camera, away, unknown, nowNanos));
        newcomers.ask(unknown, nowNanos);
        newcomers.await(patienceNanos);
        admit(newcomers.cameras(nowNanos));
    }

    private static boolean isFound(PluggedCamera camera, List<DeviceFacts> unknown, Predicate<DeviceFacts> which) {
        Optional<DeviceFacts> found = unknown.stream().filter(which).findFirst();
        found.ifPresent(device -> {
            unknown.remove(device);
            camera.isAt(device);
        });
        return found.isPresent();
    }

    /** In another port, if it can be no other. */
    private static void findElsewhere(PluggedCamera camera, List<PluggedCamera> away, List<DeviceFacts> unknown,
        long nowNanos) {
        Predicate<DeviceFacts> sameKind = device -> device.isOfTheKind(camera.facts());
        boolean clear = away.stream().map(PluggedCamera::facts).filter(sameKind).count() == 1
            && unknown.stream().filter(sameKind).count() == 1;
        if (!clear || !isFound(camera, unknown, sameKind)) {
            camera.gone(nowNanos);
        }
    }

    private void admit(List<DeviceFacts> found) {
        if (found.isEmpty()) {
            return;
        }
        List.copyOf(cameras).stream()
            .filter(camera -> camera.isGone() && found.stream().anyMatch(
                device -> device.port().equals(camera.facts().port())))
            .forEach(camera -> remove(camera, "another camera is in its port"));
        StableNames.of(found, cameras.stream().map(PluggedCamera::facts).toList(), this::isFree)
            .forEach((device, name) -> add(new PluggedCamera(name, device)));
    }

    private boolean isFree(String name) {
        return listener.isFree(name) && cameras.stream().noneMatch(camera -> camera.cameraName().equals(name));
    }

    private void add(PluggedCamera camera) {
        if (cameras.size() >= MOST) {
            cameras.stream().filter(PluggedCamera::isGone).min(Comparator.comparingLong(PluggedCamera::goneNanos))
                .ifPresent(longest -> remove(longest, "its place is needed"));
        }
        if (cameras.size() < MOST) {
            cameras.add(camera);
            events.happened(() -> "camera %s: %s".formatted(camera.cameraName(), camera.name()));
            listener.arrived(camera);
        } else if (!full) {
            full = true;
            LOG.log(WARNING, "{0} is not served: there are {1} cameras already; name others by --camera NAME=DEVICE",
                camera.name(), MOST);
        }
    }

    /** Ends cameras that nobody expects back. */
    void removeLongGone(long nowNanos) {
        for (PluggedCamera camera : List.copyOf(cameras)) {
            if (camera.isGone() && nowNanos - camera.goneNanos() >= PLACE_KEPT_NANOS && cameras.size() > 1
                && !listener.isWatched(camera.cameraName())) {
                remove(camera, "unplugged ten minutes ago");
            }
        }
    }

    private void remove(PluggedCamera camera, String why) {
        cameras.remove(camera);
        events.happened(() -> "camera %s is not served any more: %s".formatted(camera.cameraName(), why));
        listener.left(camera.cameraName());
    }

    /** Whether something may have changed that no node of /dev tells. */
    boolean isDue(long nowNanos) {
        return virtual || newcomers.isDue(nowNanos);
    }

    /** Whether devices are there of which it is not known yet what they are. */
    boolean areUndecided() {
        return newcomers.areUndecided();
    }

    void close() {
        newcomers.close();
    }
}
