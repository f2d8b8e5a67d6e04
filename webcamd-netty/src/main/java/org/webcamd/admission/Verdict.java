package org.webcamd.admission;

/** What becomes of a connection that asks for a place. */
public enum Verdict {
    /** It has one. */
    ADMITTED,
    /** Its address has as many as one may have. */
    TOO_MANY_OF_ADDRESS,
    /** All places are taken, and by nobody idle. */
    TOO_MANY
}
