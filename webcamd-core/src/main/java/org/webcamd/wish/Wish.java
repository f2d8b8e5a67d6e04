package org.webcamd.wish;

import java.util.StringJoiner;

/**
 * What a picture is to be like, seen from how the camera gives it. Wishes that come to the same are equal, whichever
 * way they came about. Immutable.
 *
 * @param orientation how it is turned and mirrored
 * @param bounds how large it may be, turned
 * @param quality of the JPEG, 1 to 100, or {@link #ANY_QUALITY}
 * @param text what becomes of the camera's text
 */
public record Wish(Orientation orientation, Bounds bounds, int quality, Text text) {
    /** As it comes: the camera's own, or the server's where a JPEG has to be made. */
    public static final int ANY_QUALITY = 0;

    /** The camera's own picture, with the camera's own bytes where it makes JPEGs. */
    public static final Wish NONE = turned(Rotation.NONE);

    /** Checks the range. */
    public Wish {
        if (quality < ANY_QUALITY || quality > 100) {
            throw new IllegalArgumentException("no quality: " + quality);
        }
    }

    /**
     * A turn, and nothing else.
     *
     * @param rotation how far
     * @return the wish
     */
    public static Wish turned(Rotation rotation) {
        return laid(Orientation.of(rotation));
    }

    /**
     * An orientation, and nothing else.
     *
     * @param orientation how the picture is to lie
     * @return the wish
     */
    public static Wish laid(Orientation orientation) {
        return new Wish(orientation, Bounds.NONE, ANY_QUALITY, Text.AS_IS);
    }

    /**
     * This wish, and another one on top of it.
     *
     * @param next applied to what this one makes
     * @return both in one
     */
    public Wish then(Wish next) {
        Bounds turned = next.orientation.swapsSides() ? bounds.swapped() : bounds;
        return new Wish(orientation.then(next.orientation), turned.and(next.bounds),
            next.quality == ANY_QUALITY ? quality : next.quality, text.then(next.text));
    }

    /** {@return what to ask for, as the query of a request has it: {@code rotate=90&width=640}; empty for none} */
    public String query() {
        StringJoiner items = new StringJoiner("&");
        add(items, "rotate", orientation.rotation().degrees());
        if (orientation.mirrored()) {
            items.add("flip=h");
        }
        add(items, "width", bounds.width());
        add(items, "height", bounds.height());
        add(items, "quality", quality);
        if (text == Text.LEFT_OUT) {
            items.add("text=0");
        }
        return items.toString();
    }

    private static void add(StringJoiner items, String name, int value) {
        if (value != 0) {
            items.add(name + "=" + value);
        }
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
