package org.webcamd.ring;

/** Learns that a ring has a newer frame; called on the producer's thread, so it sets a flag and schedules. */
@FunctionalInterface
public interface FrameListener {
    /** A frame was published; must return at once and must not throw. */
    void onNewer();
}
