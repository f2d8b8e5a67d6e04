package org.webcamd.plug;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is there, for who looks once. One thread. */
final class Presence implements PlugListener {
    private final List<PluggedCamera> cameras = new ArrayList<>();

    List<PluggedCamera> cameras() {
        return List.copyOf(cameras);
    }

    @Override
    public void arrived(PluggedCamera camera) {
        cameras.add(camera);
    }

    @Override
    public void left(String name) {
        cameras.removeIf(camera -> camera.cameraName().equals(name));
    }

    @Override
    public boolean isWatched(String name) {
        return false;
    }

    @Override
    public boolean isFree(String name) {
        return true;
    }
}
