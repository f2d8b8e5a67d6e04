package org.webcamd.wish;

/**
 * One of the eight ways to lay a picture: turned, and then perhaps mirrored. Immutable.
 *
 * @param rotation how far it is turned
 * @param mirrored whether left and right are exchanged after the turn
 */
public record Orientation(Rotation rotation, boolean mirrored) {
    /** As the camera gives it. */
    public static final Orientation UPRIGHT = new Orientation(Rotation.NONE, false);

    /** What {@link #parseFlip} takes, for error messages and {@code --help}. */
    public static final String ACCEPTED_FLIPS = "h (left and right), v (top and bottom) or hv (both)";

    /**
     * Reads a mirroring.
     *
     * @param text h, v or hv
     * @return an orientation that is not {@link #UPRIGHT}
     * @throws IllegalArgumentException for anything else
     */
    public static Orientation parseFlip(String text) {
        return switch (text) {
            case "h" -> new Orientation(Rotation.NONE, true);
            case "v" -> new Orientation(Rotation.HALF, true);
            case "hv", "vh" -> new Orientation(Rotation.HALF, false);
            default -> throw new IllegalArgumentException("no mirroring: " + text);
        };
    }

    /**
     * A turn alone.
     *
     * @param rotation how far
     * @return not mirrored
     */
    public static Orientation of(Rotation rotation) {
        return new Orientation(rotation, false);
    }

    /**
     * One after the other.
     *
     * @param next on top of this one
     * @return both in one
     */
    public Orientation then(Orientation next) {
        // In a mirror the clock runs backwards: to mirror and then turn is to turn the other way and then mirror.
        Rotation turn = mirrored ? next.rotation.inverse() : next.rotation;
        return new Orientation(rotation.then(turn), mirrored != next.mirrored);
    }

    /**
     * Whether a picture that lies is made to stand.
     *
     * @return true when its width becomes its height
     */
    public boolean swapsSides() {
        return rotation.swapsSides();
    }
}
