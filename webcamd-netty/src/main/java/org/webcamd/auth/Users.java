package org.webcamd.auth;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has a password. Immutable; any thread. */
final class Users {
    private final Map<String, PasswordHash> hashes;
    private final List<PasswordHash> inOrder;

    /** At least one. */
    Users(Map<String, PasswordHash> hashes) {
        this.hashes = Map.copyOf(hashes);
        inOrder = List.copyOf(hashes.values());
    }

    boolean knows(String name) {
        return hashes.containsKey(name);
    }

    /** Whether somebody is there as before, with the same password. */
    boolean hasStill(String name, Users before) {
        PasswordHash then = before.hashes.get(name);
        return then != null && has(name, then);
    }

    /** Whether somebody has that password, as it is hashed. */
    boolean has(String name, PasswordHash then) {
        PasswordHash now = hashes.get(name);
        return now != null && now.isSame(then);
    }

    /** The hash of somebody who is there. */
    PasswordHash hash(String name) {
        return hashes.get(name);
    }

    Set<String> names() {
        return hashes.keySet();
    }

    /**
     * Takes as long for a name that is not known: it is checked against the hash of somebody who is, always of the same
     * for one name, so that neither the time nor the cost of a hash tells who is known.
     *
     * @param seed differs from name to name, and cannot be guessed
     */
    boolean matches(Credentials credentials, int seed) {
        PasswordHash own = hashes.get(credentials.user());
        PasswordHash checked = own != null ? own : inOrder.get(Math.floorMod(seed, inOrder.size()));
        return checked.matches(credentials.password()) && own != null;
    }
}
