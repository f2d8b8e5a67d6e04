package org.webcamd.benchmark.load;

/** Takes note of what a viewer received. */
@FunctionalInterface
public interface FrameSink {
    /**
     * A frame was received whole.
     *
     * @param timestampMicros from its header, 0 without one
     * @param intact whether it begins and ends as a JPEG does
     */
    void onFrame(long timestampMicros, boolean intact);
}
