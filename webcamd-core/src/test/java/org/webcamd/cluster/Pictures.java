package org.webcamd.cluster;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Metronome;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemoryShare;

/** A camera that gives one of some JPEGs after the other, at a rate, while it is asked; and can be unplugged. */
final class Pictures implements Source {
    private final double fps;
    private final CameraMode mode;
    private final List<byte[]> jpegs;
    private final AtomicLong grabbed = new AtomicLong();
    private volatile boolean unplugged;

    Pictures(int width, int height, double fps) {
        this.fps = fps;
        mode = new CameraMode("pictures", width, height, fps, "MJPG");
        jpegs = IntStream.range(1, 5).mapToObj(seed -> SampleJpegs.textured(width, height, seed)).toList();
    }

    List<byte[]> jpegs() {
        return jpegs;
    }

    long grabbed() {
        return grabbed.get();
    }

    void unplug() {
        unplugged = true;
    }

    void plug() {
        unplugged = false;
    }

    @Override
    public boolean isPresent() {
        return !unplugged;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        requirePlug();
        Metronome metronome = new Metronome(fps);
        return new Camera() {
            @Override
            public Picture grab() throws CameraException, InterruptedException {
                metronome.awaitTick();
                requirePlug();
                byte[] jpeg = jpegs.get((int) (grabbed.getAndIncrement() % jpegs.size()));
                return new Picture.Jpeg(ByteBuffer.wrap(jpeg), System.nanoTime());
            }

            @Override
            public CameraMode mode() {
                return mode;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void requirePlug() throws CameraException {
        if (unplugged) {
            throw new CameraException("somebody has pulled the plug");
        }
    }

    @Override
    public String name() {
        return "pictures";
    }
}
