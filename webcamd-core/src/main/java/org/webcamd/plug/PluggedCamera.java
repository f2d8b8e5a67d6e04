package org.webcamd.plug;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.webcamd.v4l2.DeviceFacts;
import org.webcamd.v4l2.DevicePlace;

/**
 * A camera that has been plugged in, and where it is now. Any thread may ask; the watch's thread alone tells it what
 * has become of it.
 */
public final class PluggedCamera implements DevicePlace {
    private final String name;
    private volatile DeviceFacts facts;
    private volatile boolean present = true;

    // Only the watch's thread.
    private long goneNanos;

    PluggedCamera(String name, DeviceFacts facts) {
        this.name = name;
        this.facts = facts;
    }

    /** {@return what it is called in addresses} */
    public String cameraName() {
        return name;
    }

    /** {@return as it was when it was last there} */
    DeviceFacts facts() {
        return facts;
    }

    boolean isGone() {
        return !present;
    }

    /** Since when. */
    long goneNanos() {
        return goneNanos;
    }

    void isAt(DeviceFacts now) {
        facts = now;
        present = true;
    }

    void gone(long nowNanos) {
        if (present) {
            goneNanos = nowNanos;
            present = false;
        }
    }

    @Override
    public Optional<Path> path() {
        return isPresent() ? Optional.of(facts.node()) : Optional.empty();
    }

    @Override
    public boolean isPresent() {
        return present && Files.exists(facts.node());
    }

    /** What the maker calls it, and where it is or was. */
    @Override
    public String name() {
        return facts.title();
    }

    @Override
    public Path lastPath() {
        return facts.node();
    }
}
