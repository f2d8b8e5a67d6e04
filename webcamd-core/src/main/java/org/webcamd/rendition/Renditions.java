package org.webcamd.rendition;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.webcamd.counters.Counters;
import org.webcamd.memory.MemoryShare;
import org.webcamd.ring.FrameRing;

/**
 * All rotations of one camera's picture, each a ring; the picture as the camera gives it is the camera's own ring.
 * Immutable; any thread.
 */
public final class Renditions implements AutoCloseable {
    private final FrameRing source;
    private final Map<Rotation, Rendition> rotated = new EnumMap<>(Rotation.class);

    /**
     * Ready, and at rest until somebody subscribes to a rotation.
     *
     * @param source the camera's ring
     * @param quality of rotated JPEGs, 1 to 100
     * @param memory the camera's
     * @param workers do the decoding and encoding
     * @param counters the camera's
     */
    public Renditions(FrameRing source, int quality, MemoryShare memory, Executor workers, Counters counters) {
        this.source = source;
        for (Rotation rotation : Rotation.values()) {
            if (rotation != Rotation.NONE) {
                rotated.put(rotation, new Rendition(source, rotation, quality, memory, workers, counters));
            }
        }
    }

    /**
     * The ring of a rotation.
     *
     * @param rotation of the camera's picture
     * @return the same ring at each call
     */
    public FrameRing ring(Rotation rotation) {
        return rotation == Rotation.NONE ? source : rotated.get(rotation).ring();
    }

    /** Ends all; each worker gives up its frames. */
    @Override
    public void close() {
        rotated.values().forEach(Rendition::close);
    }
}
