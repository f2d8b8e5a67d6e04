package org.webcamd.plug;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.RareLine;
import org.webcamd.v4l2.DeviceList;

/**
 * Watches which cameras are plugged in, from a thread of its own that never calls into a driver. Once a second it asks
 * the kernel when {@code /dev} has changed; only then, and for a while after it, it looks what is there.
 */
public final class PlugWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PlugWatch.class.getName());
    private static final long PERIOD_MILLIS = 1_000;
    /** Links and permissions are made after a node is; and a change may hide behind another in the same instant. */
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** The start waits so long for devices that wake up slowly; those that take longer come later. */
    private static final long FIRST_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ALL_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DeviceList devices;
    private final PluggedCameras cameras;
    private final RareLine failures = new RareLine(LOG);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "webcamd-plug");
        watch.setDaemon(true);
        return watch;
    });

    // The thread's, once it has begun.
    private Object lastStamp;
    private long changedNanos;

    /**
     * Looks once. Those that are there now are told before this returns, but for those that take their time.
     *
     * @param devices of this machine
     * @param named devices that the user has named, and that are served already
     * @param listener is told by this thread during the call, and by the watch's once it has begun
     */
    public PlugWatch(DeviceList devices, Collection<Path> named, PlugListener listener) {
        this.devices = devices;
        cameras = new PluggedCameras(devices, new NamedDevices(named), listener);
        lastStamp = devices.stamp();
        changedNanos = System.nanoTime();
        cameras.look(changedNanos, FIRST_ANSWERS_NANOS);
    }

    /**
     * Looks once, and waits some seconds for cameras to tell that they are some.
     *
     * @param devices of this machine
     * @param named devices that are not to be told
     * @return in the order of their names
     */
    public static List<PluggedCamera> present(DeviceList devices, Collection<Path> named) {
        Presence presence = new Presence();
        PluggedCameras cameras = new PluggedCameras(devices, new NamedDevices(named), presence);
        try {
            cameras.look(System.nanoTime(), ALL_ANSWERS_NANOS);
        } finally {
            cameras.close();
        }
        return presence.cameras();
    }

    /** {@return whether devices are there that may turn out to be cameras} To be asked before the watch begins. */
    public boolean isUndecided() {
        return cameras.areUndecided();
    }

    /** Tells from now on who comes and goes. */
    public void begin() {
        thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Others have been named by the user. Any thread; returns at once.
     *
     * @param paths of devices that are served by their own names from now on
     */
    public void named(Collection<Path> paths) {
        thread.execute(() -> {
            cameras.named(paths);
            changedNanos = System.nanoTime();
        });
    }

    private void look() {
        try {
            long nowNanos = System.nanoTime();
            Object stamp = devices.stamp();
            if (!stamp.equals(lastStamp)) {
                lastStamp = stamp;
                changedNanos = nowNanos;
            }
            if (nowNanos - changedNanos < SETTLED_NANOS || cameras.isDue(nowNanos)) {
                cameras.look(nowNanos, 0);
            }
            cameras.removeLongGone(nowNanos);
        } catch (RuntimeException | LinkageError wrong) {
            failures.happened(() -> "devices cannot be looked at: " + wrong);
        }
    }

    /** Ends the watching; nothing is told any more after that. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        cameras.close();
    }
}
