package org.webcamd.site;

/** Where cameras come from by themselves, in the order in which it is told why there are none. */
public enum CameraOrigin {
    /** They are plugged in. */
    PLUGGED_IN,
    /** They are announced by other machines. */
    OTHER_MACHINES
}
