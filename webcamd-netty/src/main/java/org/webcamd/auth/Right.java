package org.webcamd.auth;

/** What somebody may do here; each includes those before it. */
public enum Right {
    /** Nothing that is asked for by name: for what everybody may have. */
    NONE,
    /** See what the cameras see. */
    WATCH,
    /** Change something, and know what is told of others. */
    OPERATE;

    /**
     * Tells whether it is enough.
     *
     * @param needed by what is asked for
     * @return whether this includes it
     */
    public boolean covers(Right needed) {
        return compareTo(needed) >= 0;
    }
}
