package org.webcamd.auth;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.webcamd.settings.SettingException;

/**
 * Who has to say who it is.
 *
 * @param users file of users and their passwords, or none: then everybody may do everything
 * @param operators users who may change something; the others may watch
 * @param anonymous whether everybody may watch, and only who changes something has to say who it is
 * @param linkKey file of the key that signed links show to have been signed with, or none: then no link counts
 */
public record AuthSettings(Optional<Path> users, Set<String> operators, boolean anonymous, Optional<Path> linkKey) {
    /** Nobody is asked. */
    public static final AuthSettings OPEN = new AuthSettings(Optional.empty(), Set.of(), false, Optional.empty());

    /** Copies the names; refuses what means nothing without a file of users. */
    public AuthSettings {
        operators = Set.copyOf(operators);
        if (users.isEmpty() && !operators.isEmpty()) {
            throw SettingException.of("operator", " is one of the users of --users FILE, and that is not given");
        }
        if (users.isEmpty() && linkKey.isPresent()) {
            throw SettingException.of("link-key",
                " lets those watch who have a link, beside those of --users FILE, and that is not given: "
                    + "everybody may watch then");
        }
        if (users.isEmpty() && anonymous) {
            throw SettingException.of("anonymous",
                " lets those watch who are not in --users FILE, and that is not given: everybody may watch then");
        }
    }

    /** {@return whether somebody has to say who it is} */
    public boolean asks() {
        return users.isPresent();
    }
}
