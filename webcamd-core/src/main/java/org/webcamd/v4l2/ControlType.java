package org.webcamd.v4l2;

/** The controls of one number ({@code enum v4l2_ctrl_type}). */
public enum ControlType {
    /** A number in a range. */
    INTEGER(1),
    /** 0 or 1. */
    BOOLEAN(2),
    /** One of a list of names. */
    MENU(3),
    /** Does something when set, and has no value. */
    BUTTON(4),
    /** Bits that are each on or off. */
    BITMASK(8),
    /** One of a list of numbers. */
    INTEGER_MENU(9);

    private final int code;

    ControlType(int code) {
        this.code = code;
    }

    /** Null for the types that are not handled: texts, tables, 64-bit numbers, headings. */
    static ControlType of(int code) {
        for (ControlType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
