package org.webcamd.source;

/** What has happened to a {@link StreamWindow} that more was to come into. */
enum Fill {
    /** Something has come. */
    MORE,
    /** The stream has ended. */
    END,
    /** As much is there as the largest picture has: some must be used up before others can come. */
    FULL,
    /** There is no memory for more. Some must be used up. */
    NO_MEMORY
}
