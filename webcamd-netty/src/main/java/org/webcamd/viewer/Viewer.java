package org.webcamd.viewer;

/** Somebody who watches a camera, in whichever way. */
public interface Viewer {
    /**
     * Asks it to leave at the end of the picture that is on its way. Any thread; returns at once.
     *
     * @param why what it is told, where it can be told anything
     */
    void finish(Farewell why);
}
