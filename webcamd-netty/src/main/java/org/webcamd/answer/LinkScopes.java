package org.webcamd.answer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.webcamd.auth.LinkScope;

/**
 * What a link must have been signed for, to be good for a request. A link to a page is good for all that can be watched
 * of its camera, since the page asks for that; the one to the page of all cameras, for all cameras. Stateless.
 */
final class LinkScopes {
    /** Where no camera is named. */
    static final String NO_NAME = "";
    static final LinkScope EVERYTHING = new LinkScope(NO_NAME, RouteRows.PAGE);

    private LinkScopes() {
    }

    /** Of the camera of a name, which need not be there, or of what is meant without a name. */
    static List<LinkScope> of(Route route, String name) {
        return of(route, List.of(name.toLowerCase(Locale.ROOT)));
    }

    /** Of one camera; the first one may be meant without a name. */
    static List<LinkScope> of(Destination destination, boolean first) {
        String name = destination.camera().name().toLowerCase(Locale.ROOT);
        List<String> cameras = first && !destination.named() ? List.of(name, NO_NAME) : List.of(name);
        return of(destination.route(), cameras);
    }

    private static List<LinkScope> of(Route route, List<String> cameras) {
        return cameras.stream()
            .flatMap(camera -> Stream.of(route.name(), RouteRows.PAGE).distinct()
                .map(name -> new LinkScope(camera, name)))
            .toList();
    }
}
