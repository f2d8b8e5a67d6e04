package org.webcamd.site;

import java.util.Locale;
import java.util.Set;

/** What a camera may be called, so that its name can stand in the path of an address. Stateless; any thread. */
public final class CameraName {
    /** Those that stand for something else at that place, or may come to. */
    private static final Set<String> TAKEN =
        Set.of("stream", "streams", "snapshot", "info", "controls", "control", "cameras", "camera", "action", "page",
            "metrics", "healthz", "readyz");

    private CameraName() {
    }

    /**
     * Checks a name.
     *
     * @param name as the user gave it
     * @throws IllegalArgumentException when it cannot be one, with half a sentence that tells why
     */
    public static void check(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("a name has letters, digits, _ and - only, at least one");
        }
        if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the name '" + name + "' has a meaning in addresses, choose another");
        }
    }
}
