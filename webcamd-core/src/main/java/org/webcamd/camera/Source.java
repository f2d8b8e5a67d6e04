package org.webcamd.camera;

import java.nio.file.Path;
import java.util.Optional;
import org.webcamd.memory.MemoryShare;

/**
 * What the user named as the place that pictures come from. Immutable; it can be opened again and again, which is how
 * a camera that was unplugged comes back.
 */
public interface Source {
    /**
     * Loads what {@link #open} will need, native libraries above all, and touches no device: called early, so that it
     * is done while other things start. Optional.
     */
    default void prepare() {
    }

    /**
     * Opens the device. May block for as long as the driver takes.
     *
     * @param memory for its pictures, where they are not the driver's; those that are too large for it are dropped
     * @return an open camera, owned by the caller
     * @throws CameraException in one line: what is wrong and what to do about it
     */
    Camera open(MemoryShare memory) throws CameraException;

    /**
     * Tells cheaply whether it is worth opening: a device that was unplugged is not there. Any thread.
     *
     * @return true where that cannot be told
     */
    default boolean isPresent() {
        return true;
    }

    /**
     * Where the driver of a device can be asked, which {@link #name()} need not tell. Any thread.
     *
     * @return the path as the user named it; empty for what is no device
     */
    default Optional<Path> device() {
        return Optional.empty();
    }

    /**
     * How many pictures to discard after opening, where the user does not say: while exposure settles, say. Any thread.
     *
     * @return usually none
     */
    default int settleFrames() {
        return 0;
    }

    /**
     * How long it may give nothing, opening included, before it gives up by itself: the watch over cameras waits longer
     * than that. Any thread.
     *
     * @return 0 where it does not give up, or soon enough
     */
    default long patienceNanos() {
        return 0;
    }

    /**
     * What may help when it gives nothing but broken pictures. Any thread.
     *
     * @return half a sentence
     */
    default String adviceWhenBroken() {
        return "it is to give JPEGs, end to end or as multipart";
    }

    /**
     * What can be adjusted while the camera runs, if anything. Any thread.
     *
     * @return the same controls whether the device is open or not
     */
    default Optional<CameraControls> controls() {
        return Optional.empty();
    }

    /** {@return the name that a user knows it by, for people and logs; not to be opened} */
    String name();
}
