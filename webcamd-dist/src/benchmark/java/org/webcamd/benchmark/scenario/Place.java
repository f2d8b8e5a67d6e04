package org.webcamd.benchmark.scenario;

import java.util.List;

/**
 * Where viewers are, and what they ask for there.
 *
 * @param prefix of their command
 * @param host the server's address as they see it
 * @param query added to the address of the stream
 */
record Place(List<String> prefix, String host, String query) {
    /** Beside the server. */
    static final Place LOOPBACK = new Place(List.of(), "127.0.0.1", "");

    Place asking(String other) {
        return new Place(prefix, host, other);
    }
}
