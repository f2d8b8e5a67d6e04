package org.webcamd.wish;

/** How far a picture is turned, clockwise. */
public enum Rotation {
    /** As the camera gives it. */
    NONE(0),
    /** A quarter clockwise. */
    CLOCKWISE(90),
    /** Upside down. */
    HALF(180),
    /** A quarter counter-clockwise. */
    COUNTERCLOCKWISE(270);

    /** What {@link #parse} takes, for error messages and {@code --help}. */
    public static final String ACCEPTED = "0 or 90 (clockwise), 1 or 180, 2, 270 or -90 (counter-clockwise)";

    private final int degrees;

    Rotation(int degrees) {
        this.degrees = degrees;
    }

    /**
     * Reads a rotation as webcam.py and people write it: its codes 0, 1, 2, or degrees clockwise.
     *
     * @param text 0, 1, 2, 90, 180, 270 or -90
     * @return a rotation that is not {@link #NONE}
     * @throws IllegalArgumentException for anything else
     */
    public static Rotation parse(String text) {
        return switch (text) {
            case "0", "90" -> CLOCKWISE;
            case "1", "180" -> HALF;
            case "2", "270", "-90" -> COUNTERCLOCKWISE;
            default -> throw new IllegalArgumentException("no rotation: " + text);
        };
    }

    /**
     * One turn after the other.
     *
     * @param next on top of this one
     * @return both in one
     */
    public Rotation then(Rotation next) {
        return values()[(ordinal() + next.ordinal()) % values().length];
    }

    /** {@return whether width and height change places} */
    public boolean swapsSides() {
        return this == CLOCKWISE || this == COUNTERCLOCKWISE;
    }

    /** {@return the turn that takes this one back} */
    Rotation inverse() {
        return values()[(values().length - ordinal()) % values().length];
    }

    /** {@return the angle clockwise: 0, 90, 180 or 270} */
    public int degrees() {
        return degrees;
    }

    /**
     * The code that webcam.py has for it, as {@code /?info} tells it.
     *
     * @return 0, 1, 2, or -1 for none
     */
    public int code() {
        return degrees / 90 - 1;
    }
}
