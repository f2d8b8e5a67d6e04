package org.webcamd.answer;

import java.util.List;

/**
 * What is told of an I/O thread.
 *
 * @param name the thread's
 * @param stuckMillis for how long it has made no progress, 0 while it does
 * @param places where it is stuck, innermost first; empty while it is not
 */
public record IoThread(String name, long stuckMillis, List<String> places) {
    /** Keeps a copy. */
    public IoThread {
        places = List.copyOf(places);
    }
}
