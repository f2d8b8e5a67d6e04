package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Rhythm;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/**
 * A camera of another machine. Opening it takes no time: it is known already, or it is known what is missing. Frames
 * are asked for while somebody grabs them. Any thread.
 */
final class ClusterSource implements Source {
    private static final long LEAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RemoteCamera remote;
    private final String cluster;

    ClusterSource(RemoteCamera remote, String cluster) {
        this.remote = remote;
        this.cluster = cluster;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        String problem = remote.problem();
        if (problem != null) {
            throw new CameraException(problem);
        }
        remote.intake().open(memory);
        Announcement told = remote.announced();
        return new ClusterCamera(this, remote, new CameraMode("cluster " + cluster + ", on " + told.machine(),
            told.width(), told.height(), told.fps(), "MJPG"));
    }

    @Override
    public boolean isPresent() {
        return remote.problem() == null;
    }

    @Override
    public long patienceNanos() {
        return Rhythm.silenceNanos(LEAST_PATIENCE_NANOS, Rhythm.periodNanos(remote.announced().fps()));
    }

    @Override
    public String adviceWhenBroken() {
        return "something else than webcamd publishes under its name";
    }

    @Override
    public String name() {
        return "%s in the cluster %s".formatted(remote.name(), cluster);
    }
}
