package org.webcamd.cluster;

/** There is no connection to a broker: why, in one line for people, without anybody's password. No stack trace. */
final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkException(String message) {
        super(message, null, false, false);
    }
}
