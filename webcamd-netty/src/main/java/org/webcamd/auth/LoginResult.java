package org.webcamd.auth;

/**
 * What came of a name and a password.
 *
 * @param kind of result
 * @param right what the user may do, if the password was right
 * @param retrySeconds when to try again, if it was not looked at
 */
public record LoginResult(Kind kind, Right right, long retrySeconds) {
    /** What may come of it. */
    public enum Kind {
        /** They belong together. */
        RIGHT,
        /** They do not. */
        WRONG,
        /** Too many wrong ones came from there. */
        THROTTLED,
        /** Too many wait to be looked at. */
        BUSY
    }

    static final LoginResult WRONG = new LoginResult(Kind.WRONG, Right.NONE, 0);
    static final LoginResult BUSY = new LoginResult(Kind.BUSY, Right.NONE, 1);

    static LoginResult right(Right right) {
        return new LoginResult(Kind.RIGHT, right, 0);
    }

    static LoginResult throttled(long seconds) {
        return new LoginResult(Kind.THROTTLED, Right.NONE, seconds);
    }
}
