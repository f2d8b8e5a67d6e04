package org.webcamd.answer;

/** What is asked for cannot be had now; the message says why, in one line. */
final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    UnavailableException(String reason) {
        super(reason, null, false, false);
    }
}
