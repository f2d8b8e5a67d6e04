package org.webcamd.cli;

/** The command line is wrong. The message is one line: what is wrong and what is accepted. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
