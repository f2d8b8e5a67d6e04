package org.webcamd.wish;

/**
 * How large a picture may be. It is scaled down to fit, its aspect kept, and never enlarged. Immutable.
 *
 * @param width pixels, or {@link #FREE}
 * @param height pixels, or {@link #FREE}
 */
public record Bounds(int width, int height) {
    /** A side that may be as long as it is. */
    public static final int FREE = 0;
    /** As large as it is. */
    public static final Bounds NONE = new Bounds(FREE, FREE);
    /** The least and the largest side that may be asked for, as of a camera. */
    public static final int LEAST = 16;
    /** The largest that may be asked for. */
    public static final int MOST = 16384;

    /** Checks the ranges. */
    public Bounds {
        require(width);
        require(height);
    }

    private static void require(int pixels) {
        if (pixels != FREE && (pixels < LEAST || pixels > MOST)) {
            throw new IllegalArgumentException("no side of a picture: " + pixels);
        }
    }

    /**
     * The size that a picture has within these bounds. Sides of a picture that is scaled are even, as the encoders of
     * videos want them.
     *
     * @param size of the picture
     * @return the same size when it fits already
     */
    public Size fit(Size size) {
        double scale = Math.min(scale(width, size.width()), scale(height, size.height()));
        return scale >= 1 ? size
            : new Size(even(size.width() * scale, width), even(size.height() * scale, height));
    }

    private static double scale(int bound, int pixels) {
        return bound == FREE ? 1 : (double) bound / pixels;
    }

    private static int even(double pixels, int bound) {
        int nearest = Math.max(2, 2 * (int) Math.round(pixels / 2));
        return bound != FREE && nearest > bound ? bound - 1 : nearest;
    }

    /**
     * The narrower of two.
     *
     * @param other as well
     * @return what fits these and the other
     */
    Bounds and(Bounds other) {
        return new Bounds(narrower(width, other.width), narrower(height, other.height));
    }

    private static int narrower(int one, int other) {
        return one == FREE || other == FREE ? one + other : Math.min(one, other);
    }

    /** For a picture that is laid on its side. */
    Bounds swapped() {
        return new Bounds(height, width);
    }
}
