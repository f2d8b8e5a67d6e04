package org.webcamd.launch;

import static java.lang.System.Logger.Level.INFO;

import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.AutomaticCameras;
import org.webcamd.plug.PlugListener;
import org.webcamd.plug.PlugWatch;
import org.webcamd.plug.PluggedCamera;
import org.webcamd.site.CameraOrigin;
import org.webcamd.v4l2.DeviceList;

/**
 * Serves every camera that is plugged in, behind those that the user has named, in the order of their names. Made and
 * closed by the thread that starts the program; told by that of the watch.
 */
final class PluggedServing implements PlugListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PluggedServing.class.getName());
    private static final long START_SECONDS = 2;
    private static final long END_SECONDS = 1;

    private final AutomaticCameras wanted;
    private final RunningCameras running;
    private final DeviceList devices;
    private final PlugWatch watch;

    // Of the making thread until the watch has begun, of the watch's from then on.
    private final TreeMap<String, CameraSpec> served = new TreeMap<>();
    private CompletableFuture<Boolean> lastStart = CompletableFuture.completedFuture(true);

    /** Those that are there now are served when this returns, or soon after it. */
    PluggedServing(AutomaticCameras wanted, RunningCameras running, DeviceList devices) {
        this.wanted = wanted;
        this.running = running;
        this.devices = devices;
        running.absence(CameraOrigin.PLUGGED_IN, devices.whyNone());
        watch = new PlugWatch(devices, wanted.namedDevices(), this);
        lastStart.copy().completeOnTimeout(null, START_SECONDS, TimeUnit.SECONDS).exceptionally(logged -> null).join();
        if (served.isEmpty()) {
            LOG.log(INFO, "{0}", watch.isUndecided() ? devices.whyNoneYet() : devices.whyNone());
        }
        wanted.expected().stream().filter(name -> !served.containsKey(name.toLowerCase(Locale.ROOT)))
            .forEach(name -> LOG.log(INFO, "camera {0} is not plugged in; it is served when it is", name));
        watch.begin();
    }

    @Override
    public void arrived(PluggedCamera camera) {
        String name = camera.cameraName();
        String next = served.higherKey(name);
        CameraSpec spec = wanted.camera(name, camera);
        served.put(name, spec);
        lastStart = running.start(spec, next == null ? "" : next);
    }

    @Override
    public void left(String name) {
        running.stop(served.remove(name));
        running.absence(CameraOrigin.PLUGGED_IN, devices.whyNone());
    }

    @Override
    public boolean isWatched(String name) {
        return running.isWatched(name);
    }

    @Override
    public boolean isFree(String name) {
        return !running.has(name);
    }

    /**
     * Goes on with what is asked for now, if that is the same but for the devices that have been named.
     *
     * @return false where it is not the same
     */
    boolean goOn(AutomaticCameras asked) {
        boolean same = wanted.isSame(asked);
        if (same) {
            watch.named(asked.namedDevices());
        }
        return same;
    }

    /** Serves none of them any more; returns when they have been stopped, or hang. */
    void end() {
        close();
        running.absence(CameraOrigin.PLUGGED_IN, "");
        CompletableFuture.allOf(served.values().stream().map(running::stop).toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS).exceptionally(logged -> null).join();
    }

    /** Nothing is started any more after that; what runs goes on. */
    @Override
    public void close() {
        watch.close();
    }
}
