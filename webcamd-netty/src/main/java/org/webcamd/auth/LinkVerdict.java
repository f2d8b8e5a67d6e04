package org.webcamd.auth;

/** What a signed link is worth. */
public enum LinkVerdict {
    /** It was signed for that, and is still good. */
    GOOD,
    /** It was signed for that, and is good no more. */
    EXPIRED,
    /** It was not signed for that by the key that is used now. */
    WRONG,
    /** There is none. */
    NONE
}
