package org.webcamd.answer;

import java.util.List;

/**
 * One row of the {@link RouteTable}: in which forms something is asked for, and who answers. Immutable.
 *
 * @param name for people
 * @param paths last segments of a path that mean it, in lower case
 * @param items names of query items that mean it, in lower case
 * @param actions values of {@code action=} that mean it, in lower case
 * @param sets whether it can change something, and so takes a POST
 * @param responder who answers
 */
record Route(String name, List<String> paths, List<String> items, List<String> actions, boolean sets,
    Responder responder) {
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String METHODS_THAT_SET = METHODS + ", POST";

    /** A row without any form, to be found by nobody. */
    static Route named(String name, Responder responder) {
        return new Route(name, List.of(), List.of(), List.of(), false, responder);
    }

    Route paths(String... segments) {
        return new Route(name, List.of(segments), items, actions, sets, responder);
    }

    Route items(String... names) {
        return new Route(name, paths, List.of(names), actions, sets, responder);
    }

    Route actions(String... values) {
        return new Route(name, paths, items, List.of(values), sets, responder);
    }

    Route settable() {
        return new Route(name, paths, items, actions, true, responder);
    }

    /** The methods that it takes, as in an Allow header. */
    String methods() {
        return methods(sets);
    }

    static String methods(boolean set) {
        return set ? METHODS_THAT_SET : METHODS;
    }
}
