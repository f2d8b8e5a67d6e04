package org.webcamd.transcode;

import java.util.concurrent.atomic.LongAdder;

/** What the making of one rendition's frames takes, and how it is done. Written by workers, read by any thread. */
public final class Work {
    /** How a frame was made. */
    public enum Way {
        /** It is the camera's own. */
        KEPT("camera's own bytes"),
        /** Turned without being decoded, by libturbojpeg. */
        BLOCKS("turned without loss"),
        /** Decoded at its size or the next eighth above it, and encoded, without changing colours to and fro. */
        PLANES("encoded by planes"),
        /** Decoded whole, or pixels from the start. */
        PIXELS("encoded"),
        /** Decoded at half the size. */
        HALF("decoded at 1/2 and encoded"),
        /** Decoded at a quarter of the size. */
        QUARTER("decoded at 1/4 and encoded"),
        /** Decoded at an eighth of the size. */
        EIGHTH("decoded at 1/8 and encoded");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        static Way of(int reduction) {
            return switch (reduction) {
                case 2 -> HALF;
                case 4 -> QUARTER;
                case 8 -> EIGHTH;
                default -> PIXELS;
            };
        }

        /** {@return in a few words} */
        public String label() {
            return label;
        }
    }

    private final LongAdder frames = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile Way way;

    void done(Way by, long tookNanos) {
        way = by;
        frames.increment();
        nanos.add(tookNanos);
    }

    /**
     * Takes over what another has done, which is not used any more.
     *
     * @param retired to be counted here from now on
     */
    public void add(Work retired) {
        frames.add(retired.frames());
        nanos.add(retired.nanos());
    }

    /**
     * Several in one.
     *
     * @param one of them
     * @param others may be none
     * @return a copy of what they are now
     */
    public static Work sum(Work one, Iterable<Work> others) {
        Work sum = new Work();
        sum.add(one);
        others.forEach(sum::add);
        return sum;
    }

    /** {@return how the newest frame was made, or null before the first one} */
    public Way way() {
        return way;
    }

    /** {@return how many frames were made} */
    public long frames() {
        return frames.sum();
    }

    /** {@return how long that took, all together} */
    public long nanos() {
        return nanos.sum();
    }
}
