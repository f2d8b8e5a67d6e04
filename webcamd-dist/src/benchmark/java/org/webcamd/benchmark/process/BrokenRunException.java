package org.webcamd.benchmark.process;

/** Something is broken, as opposed to slow: a server died, or no frame came. */
public final class BrokenRunException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Names what is broken.
     *
     * @param message one line, perhaps followed by the end of a log
     */
    public BrokenRunException(String message) {
        super(message);
    }
}
