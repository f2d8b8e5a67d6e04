package org.webcamd.route;

import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.webcamd.mjpeg.ViewerStats;
import org.webcamd.mjpeg.Viewers;

/**
 * All cameras of a server in the order that the user gave them: at least one, and no two of the same name. Any thread,
 * but for {@link #renewRates()}, which is for one.
 */
public final class ServedCameras {
    private final List<ServedCamera> inOrder;
    private final Map<String, ServedCamera> byLowerCaseName = new HashMap<>();

    /**
     * Ready to be served.
     *
     * @param cameras at least one; the first is the one that a request without a name means
     * @param viewers those of all cameras
     * @param loops all event loops that viewers may be on
     */
    public ServedCameras(List<ReportedCamera> cameras, Viewers viewers, Iterable<EventExecutor> loops) {
        inOrder = cameras.stream().map(camera -> new ServedCamera(camera, viewers, loops)).toList();
        inOrder.forEach(camera -> byLowerCaseName.put(camera.name().toLowerCase(Locale.ROOT), camera));
    }

    List<ServedCamera> inOrder() {
        return inOrder;
    }

    boolean areSeveral() {
        return inOrder.size() > 1;
    }

    /** The camera that a request means: named in the path, or else by its number, or else the first. */
    ServedCamera of(RequestTarget target) throws BadRequestException {
        Optional<ServedCamera> named = named(target);
        return named.isPresent() ? named.get() : inOrder.get(QueryItems.cameraNumber(target, inOrder.size()));
    }

    /** The camera whose name is a segment of the path; the right-most one, since a proxy's prefix stands before it. */
    Optional<ServedCamera> named(RequestTarget target) {
        List<String> segments = target.segments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            ServedCamera camera = byLowerCaseName.get(segments.get(i));
            if (camera != null) {
                return Optional.of(camera);
            }
        }
        return Optional.empty();
    }

    /** What an address means, with the route that it means. */
    Destination destination(Route route, RequestTarget target) throws BadRequestException {
        return new Destination(route, of(target), named(target).isPresent(), target);
    }

    /** Tells whether the path ends in a camera's name. */
    boolean isLastNamed(RequestTarget target) {
        return byLowerCaseName.containsKey(target.lastSegment());
    }

    /** Frames a second that a viewer of any of them takes. */
    double rate(ViewerStats viewer) {
        return byLowerCaseName.get(viewer.camera().toLowerCase(Locale.ROOT)).rates().of(viewer);
    }

    /** Renews the frame rates of all. One thread. */
    public void renewRates() {
        inOrder.forEach(camera -> camera.rates().renew());
    }

    /**
     * The lines of {@code --showfps}.
     *
     * @return one for each camera, with its name where there are several
     */
    public List<String> rateSummaries() {
        return inOrder.stream()
            .map(camera -> (areSeveral() ? "camera " + camera.name() + ": " : "") + camera.rates().summary())
            .toList();
    }
}
