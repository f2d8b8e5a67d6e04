package org.webcamd.source;

import org.webcamd.camera.CameraException;

/**
 * Reads pictures from one process, connection or input that was opened for it. {@link #read} is called by one thread,
 * the pump's; {@link #close} by another, while a read may be waiting.
 */
interface PictureReader {
    /**
     * Waits for the next picture or broken piece.
     *
     * @param out what is given it
     * @throws CameraException when there will be no more: what has ended, and why
     * @throws InterruptedException when the reader was closed during a pause of its own
     */
    void read(StreamedPicture out) throws CameraException, InterruptedException;

    /** How many pictures it asks for in a second, once the first has been read; 0 when it takes what comes. */
    default double fps() {
        return 0;
    }

    /** Gives back memory; after the last read, by the thread that reads. */
    default void release() {
    }

    /** Ends what is read from, so that a read that waits returns soon. Any thread, any number of times. */
    void close();
}
