package org.webcamd.plug;

/** Who serves the cameras that are plugged in. Called by the watch's thread alone; may block for a little. */
public interface PlugListener {
    /**
     * A camera that was not there, and is to be served from now on, while it is away too.
     *
     * @param camera with a name that no other of them has
     */
    void arrived(PluggedCamera camera);

    /**
     * A camera has been away for long, or another has its place.
     *
     * @param name of one that has arrived
     */
    void left(String name);

    /**
     * Whether somebody waits for a camera to come back.
     *
     * @param name of one that has arrived
     * @return true while it is watched
     */
    boolean isWatched(String name);

    /**
     * Whether a camera could be called so.
     *
     * @param name none of those that have arrived has it
     * @return false when another camera has it
     */
    boolean isFree(String name);
}
