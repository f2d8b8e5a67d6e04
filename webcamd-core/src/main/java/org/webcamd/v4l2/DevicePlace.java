package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.Optional;

/** Where a camera is, which may be elsewhere each time that it is opened. Any thread. */
public interface DevicePlace {
    /** {@return what to open, as far as that is known; empty while it is away} */
    Optional<Path> path();

    /**
     * It is about to be used there: the time to look by what it can be found again.
     *
     * @param path of a device that could be opened
     * @throws V4l2Exception when it cannot be any more
     */
    default void found(Path path) throws V4l2Exception {
    }

    /** {@return cheaply, whether it is worth opening} */
    boolean isPresent();

    /** {@return what people know it by} */
    String name();

    /** {@return where it is, or was} */
    Path lastPath();
}
