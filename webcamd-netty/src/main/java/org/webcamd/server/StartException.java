package org.webcamd.server;

/** The server cannot start. The message is one line for the user; no stack trace, since nothing here is at fault. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message, null, false, false);
    }
}
