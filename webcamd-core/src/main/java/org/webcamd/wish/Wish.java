package org.webcamd.wish;

/**
 * What a picture is to be like, seen from how the camera gives it. Wishes that come to the same are equal, whichever
 * way they came about.
 *
 * @param rotation how far it is turned
 */
public record Wish(Rotation rotation) {
    /** The camera's own picture, with the camera's own bytes where it makes JPEGs. */
    public static final Wish NONE = new Wish(Rotation.NONE);

    /**
     * This wish, and another one on top of it.
     *
     * @param next applied to what this one makes
     * @return both in one
     */
    public Wish then(Wish next) {
        return new Wish(rotation.then(next.rotation));
    }

    /**
     * Whether there is nothing to change.
     *
     * @return true when the camera's own picture will do
     */
    public boolean isNone() {
        return equals(NONE);
    }
}
