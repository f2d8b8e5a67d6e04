package org.webcamd.server;

import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.AuthSettings;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.counters.Counters;

/** Without the files that say who may do what, nothing is served. Stateless. */
final class EntryRules {
    private EntryRules() {
    }

    static Doorkeeper open(AuthSettings settings, Counters counters) throws StartException {
        try {
            return Doorkeeper.open(settings, counters);
        } catch (AuthFileException explained) {
            throw new StartException(explained.getMessage());
        }
    }
}
