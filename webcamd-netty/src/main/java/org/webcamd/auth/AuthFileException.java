package org.webcamd.auth;

/**
 * A file of users or keys cannot be used. The message is one line: the file, the line of it, what is wrong and what
 * would be right; never what stands there, which is a secret. No stack trace, since nothing here is at fault.
 */
public final class AuthFileException extends Exception {
    private static final long serialVersionUID = 1L;

    AuthFileException(String message) {
        super(message, null, false, false);
    }
}
