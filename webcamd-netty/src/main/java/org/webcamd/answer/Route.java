package org.webcamd.answer;

import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.function.Predicate;
import org.webcamd.auth.Right;

/**
 * One row of the {@link RouteRows}: in which forms something is asked for, who may, and who answers. Immutable.
 *
 * @param name for people
 * @param paths last segments of a path that mean it, in lower case
 * @param items names of query items that mean it, in lower case
 * @param actions values of {@code action=} that mean it, in lower case
 * @param right that it takes to ask for it, if nothing is to be changed
 * @param sets which addresses change something, or null if none does; such a route takes a POST
 * @param ofCamera whether it shows something of a camera, so that there has to be one
 * @param ofName whether it stands below the name of a camera for that one alone, and is not to be had of one that has
 *     gone
 * @param responder who answers
 */
record Route(String name, List<String> paths, List<String> items, List<String> actions, Right right,
    Predicate<RequestTarget> sets, boolean ofCamera, boolean ofName, Responder responder) {
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String METHODS_THAT_SET = METHODS + ", POST";

    /** A row without any form, to be found by nobody. */
    static Route named(String name, Responder responder) {
        return new Route(name, List.of(), List.of(), List.of(), Right.WATCH, null, false, false, responder);
    }

    Route paths(String... segments) {
        return new Route(name, List.of(segments), items, actions, right, sets, ofCamera, ofName, responder);
    }

    Route items(String... names) {
        return new Route(name, paths, List.of(names), actions, right, sets, ofCamera, ofName, responder);
    }

    Route actions(String... values) {
        return new Route(name, paths, items, List.of(values), right, sets, ofCamera, ofName, responder);
    }

    Route needs(Right least) {
        return new Route(name, paths, items, actions, least, sets, ofCamera, ofName, responder);
    }

    /** With that, it changes something for some addresses. */
    Route settable(Predicate<RequestTarget> changes) {
        return new Route(name, paths, items, actions, right, changes, ofCamera, ofName, responder);
    }

    /** With that, it is for nobody while there is no camera. */
    Route showsCamera() {
        return new Route(name, paths, items, actions, right, sets, true, true, responder);
    }

    /** With that, it is for nobody below the name of a camera that has gone. */
    Route standsBelowName() {
        return new Route(name, paths, items, actions, right, sets, ofCamera, true, responder);
    }

    boolean settable() {
        return sets != null;
    }

    /** What who asks must be allowed to do. */
    Right needed(HttpMethod method, RequestTarget target) {
        return settable() && !method.equals(HttpMethod.HEAD) && sets.test(target) ? Right.OPERATE : right;
    }

    /** The methods that it takes, as in an Allow header. */
    String methods() {
        return methods(settable());
    }

    static String methods(boolean set) {
        return set ? METHODS_THAT_SET : METHODS;
    }
}
