package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;

/** Gives the newest frame of another machine's camera. */
final class ClusterCamera implements Camera {
    private final ClusterSource source;
    private final RemoteCamera remote;
    private final CameraMode mode;

    ClusterCamera(ClusterSource source, RemoteCamera remote, CameraMode mode) {
        this.source = source;
        this.remote = remote;
        this.mode = mode;
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        long limitNanos = source.patienceNanos();
        Picture picture = remote.take(limitNanos);
        if (picture == null) {
            String problem = remote.problem();
            throw new CameraException(problem != null ? problem : "%s gave no picture for %d s"
                .formatted(source.name(), TimeUnit.NANOSECONDS.toSeconds(limitNanos)));
        }
        return picture;
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        remote.intake().close();
    }
}
