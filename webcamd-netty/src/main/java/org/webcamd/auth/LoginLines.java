package org.webcamd.auth;

import java.util.function.Consumer;
import org.webcamd.counters.RareLine;

/**
 * A line of the log for each wrong password, for people and for fail2ban: nothing in it but the address comes from
 * whoever tried, also not the name, which may be a password at the wrong place. At most sixty a minute. Any thread.
 */
final class LoginLines {
    private static final int MOST_A_MINUTE = 60;

    private final RareLine wrong;

    LoginLines(Consumer<String> log) {
        wrong = new RareLine(log, MOST_A_MINUTE);
    }

    /** With a user that is known, or null. */
    void wrong(Asker from, String user) {
        wrong.happened(() -> "login refused: %s: %s".formatted(from.text(),
            user == null ? "no such user" : "wrong password of user " + user));
    }
}
