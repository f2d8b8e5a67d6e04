package org.webcamd.site;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which cameras are served at a moment, and which were before. Immutable.
 *
 * @param present in their order
 * @param gone names of those that have gone and not come back, in lower case
 */
public record Roster(List<ServedCamera> present, Set<String> gone) {
    /** As many as may be served from elsewhere; older ones are forgotten. */
    private static final int MOST_GONE = 256;

    /** The next one, of those that are there then. */
    Roster become(List<ServedCamera> next) {
        Set<String> missing = new LinkedHashSet<>(gone);
        present.forEach(camera -> missing.add(lowerCase(camera.name())));
        next.forEach(camera -> missing.remove(lowerCase(camera.name())));
        while (missing.size() > MOST_GONE) {
            missing.remove(missing.iterator().next());
        }
        return new Roster(List.copyOf(next), missing);
    }

    /**
     * Tells whether a path is that of a camera which was served before: who asks for it is not shown another one. As of
     * those that are there, the right-most name counts.
     *
     * @param segments of a path that names none of those that are there
     * @return its name as it stands there
     */
    public Optional<String> gone(List<String> segments) {
        return segments.stream().filter(segment -> gone.contains(lowerCase(segment)))
            .reduce((left, right) -> right);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
