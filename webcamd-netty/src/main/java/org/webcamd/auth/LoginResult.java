package org.webcamd.auth;

import java.util.function.BooleanSupplier;

/**
 * What came of a name and a password.
 *
 * @param kind of result
 * @param right what the user may do, if the password was right
 * @param retrySeconds when to try again, if it was not looked at
 * @param counts whether a right password still is, by any thread: a connection may last longer than its user
 */
public record LoginResult(Kind kind, Right right, long retrySeconds, BooleanSupplier counts) {
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

    private static final BooleanSupplier NEVER = () -> false;

    static final LoginResult WRONG = new LoginResult(Kind.WRONG, Right.NONE, 0, NEVER);
    static final LoginResult BUSY = new LoginResult(Kind.BUSY, Right.NONE, 1, NEVER);

    static LoginResult right(Right right, BooleanSupplier counts) {
        return new LoginResult(Kind.RIGHT, right, 0, counts);
    }

    static LoginResult throttled(long seconds) {
        return new LoginResult(Kind.THROTTLED, Right.NONE, seconds, NEVER);
    }
}
