package org.webcamd.ring;

import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;

/** What a ring shows, for tests. */
public final class Newest {
    private Newest() {
    }

    /** The JPEG of a ring's newest frame, or null. */
    public static byte[] jpeg(FrameRing ring) {
        Frame frame = ring.retainedNewest();
        if (frame == null) {
            return null;
        }
        try {
            return SampleFrames.jpeg(frame);
        } finally {
            frame.release();
        }
    }

    /** The sequence of a ring's newest frame, or -1. */
    public static long sequence(FrameRing ring) {
        Frame frame = ring.retainedNewest();
        if (frame == null) {
            return -1;
        }
        try {
            return frame.sequence();
        } finally {
            frame.release();
        }
    }
}
