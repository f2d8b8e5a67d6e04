package org.webcamd.site;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The names of the cameras that went last, in any case of letters. Any thread. */
final class GoneNames {
    /** As many as may be served from elsewhere; older ones are forgotten. */
    private static final int MOST = 256;

    // Guarded by this.
    private final Set<String> names = new LinkedHashSet<>();

    synchronized void add(String name) {
        names.add(lowerCase(name));
        if (names.size() > MOST) {
            names.remove(names.iterator().next());
        }
    }

    synchronized void remove(String name) {
        names.remove(lowerCase(name));
    }

    synchronized boolean contains(String name) {
        return names.contains(lowerCase(name));
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
