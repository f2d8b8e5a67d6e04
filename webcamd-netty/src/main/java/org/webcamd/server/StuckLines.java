package org.webcamd.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.webcamd.answer.IoThread;

/**
 * What is to be said of an I/O thread that is stuck: once, again when it is stuck elsewhere, at the earliest after some
 * seconds, and when it goes on. One thread; knows time from what it is told.
 */
final class StuckLines {
    private static final long AGAIN_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private List<String> saidPlaces = List.of();
    private long saidMillis;
    private long longestMillis;
    private boolean said;

    boolean areSaid() {
        return said;
    }

    Optional<String> stuck(IoThread thread) {
        longestMillis = thread.stuckMillis();
        // It counts anew where the watch itself was held up.
        saidMillis = Math.min(saidMillis, longestMillis);
        boolean elsewhere = !thread.places().equals(saidPlaces) && longestMillis - saidMillis >= AGAIN_MILLIS;
        if (said && !elsewhere) {
            return Optional.empty();
        }
        said = true;
        saidPlaces = thread.places();
        saidMillis = longestMillis;
        String where = thread.places().isEmpty() ? "an unknown place" : String.join(" < ", thread.places());
        return Optional.of("%s has made no progress for %d s; it is at %s".formatted(thread.name(),
            TimeUnit.MILLISECONDS.toSeconds(longestMillis), where));
    }

    Optional<String> goesOn(IoThread thread) {
        if (!said) {
            return Optional.empty();
        }
        said = false;
        return Optional.of("%s goes on, after at least %d s".formatted(thread.name(),
            TimeUnit.MILLISECONDS.toSeconds(longestMillis)));
    }
}
