package org.webcamd.answer;

import java.util.List;
import java.util.Optional;
import org.webcamd.site.Roster;
import org.webcamd.site.ServedCamera;
import org.webcamd.wish.Wish;

/**
 * What a request is for, resolved once: which route, of which camera, and what else its query says.
 *
 * @param route that its address means
 * @param camera that it names, or else the one that is meant without a name; null when none is served
 * @param named whether its path names a camera
 * @param target its address
 * @param pass with what it was let in
 */
record Destination(Route route, ServedCamera camera, boolean named, RequestTarget target, Pass pass) {
    /**
     * Resolves an address: the camera is named in the path, or else by its number, or else the first.
     *
     * @param cameras those that are served
     */
    static Destination of(Route route, RequestTarget target, Pass pass, List<ServedCamera> cameras)
        throws BadRequestException {
        if (cameras.isEmpty()) {
            return ofNone(route, target, pass);
        }
        ServedCamera named = named(target.segments(), cameras);
        ServedCamera camera = named != null ? named : cameras.get(QueryItems.cameraNumber(target, cameras.size()));
        return new Destination(route, camera, named != null, target, pass);
    }

    /** Where there is no camera to be shown or told of. */
    static Destination ofNone(Route route, RequestTarget target, Pass pass) {
        return new Destination(route, null, false, target, pass);
    }

    /** The name of a camera that has gone, where an address means that one: it names none that is there. */
    static Optional<String> gone(RequestTarget target, Roster roster) {
        return named(target.segments(), roster.present()) != null ? Optional.empty() : roster.gone(target.segments());
    }

    /** The camera whose name is a segment of the path; the right-most one, since a proxy's prefix stands before it. */
    private static ServedCamera named(List<String> segments, List<ServedCamera> cameras) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            for (ServedCamera camera : cameras) {
                if (camera.name().equalsIgnoreCase(segments.get(i))) {
                    return camera;
                }
            }
        }
        return null;
    }

    /** Tells whether the path ends with the camera's name, and so means its page. */
    boolean endsWithName() {
        return camera != null && camera.name().equalsIgnoreCase(target.lastSegment());
    }

    /** Tells whether it means a page of ours: that of a camera, or of all. */
    boolean isPage() {
        return route.name().equals(RouteRows.PAGE) || route.name().equals(RouteRows.UNKNOWN) && endsWithName();
    }

    /** Tells whether it means the page of a camera that has gone, whose name stands in its path. */
    boolean isPageOf(String gone) {
        return route.name().equals(RouteRows.PAGE)
            || route.name().equals(RouteRows.UNKNOWN) && gone.equalsIgnoreCase(target.lastSegment());
    }

    /** Tells whether what it means is not to be had of the camera that has gone, whose name stands in its path. */
    boolean isOnlyOf(String gone) {
        return route.ofName() || isPageOf(gone);
    }

    /** Which of the cameras that there are may be told of and shown to who asks: by now, its one may have gone. */
    List<ServedCamera> seen(List<ServedCamera> all) {
        return pass.camerasOf(all, camera);
    }

    /** What the picture is to be like, on top of what all get. */
    Wish wish() throws BadRequestException {
        return WishItems.wish(target);
    }
}
