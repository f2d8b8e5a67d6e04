package org.webcamd.camera;

/** How the value of a control, which is one number, is to be read. */
public enum ControlType {
    /** A number in a range. */
    INTEGER,
    /** 0 or 1. */
    BOOLEAN,
    /** One of a list of names. */
    MENU,
    /** Does something when set, and has no value. */
    BUTTON,
    /** Bits that are each on or off. */
    BITMASK,
    /** One of a list of numbers. */
    INTEGER_MENU
}
