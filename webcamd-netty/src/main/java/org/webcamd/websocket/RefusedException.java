package org.webcamd.websocket;

/** What a client asks for cannot be had. The message is for it. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * With its reason.
     *
     * @param message one line: what is wrong, and what would be right
     */
    public RefusedException(String message) {
        super(message, null, false, false);
    }
}
