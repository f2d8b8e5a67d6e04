package org.webcamd.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to tell of something thrown. What the environment or a stranger causes is told in words. A fault of the program
 * is told with where it happened as well, once for each place. One thread.
 */
final class FaultText {
    private static final int MOST_CAUSES = 3;
    private static final int MOST_PLACES = 10;
    private static final int MOST_FAULTS = 100;

    private final Set<String> told = new HashSet<>();

    /** What was thrown and what caused it, without line breaks of its own. */
    String summary(Throwable thrown) {
        StringBuilder text = new StringBuilder(words(thrown));
        Throwable cause = thrown.getCause();
        for (int i = 1; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            text.append(", caused by ").append(words(cause));
        }
        return text.toString();
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    /** Where a fault happened, innermost first; nothing when it was told before or is none of ours. */
    List<String> places(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 1; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        List<String> places = Arrays.stream(root.getStackTrace()).limit(MOST_PLACES).map(String::valueOf).toList();
        if (isOfTheEnvironment(thrown) || isOfTheEnvironment(root) || told.size() >= MOST_FAULTS) {
            return List.of();
        }
        String fault = Stream.concat(Stream.of(root.getClass().getName()), places.stream()).toList().toString();
        return told.add(fault) ? places : List.of();
    }

    /** Connections that break, files that are not there, memory that runs out. */
    private static boolean isOfTheEnvironment(Throwable thrown) {
        return thrown instanceof IOException || thrown instanceof VirtualMachineError;
    }
}
