package org.webcamd.answer;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.stream.Collectors;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;

/**
 * Tells whether there are live pictures for who asks: of the camera that the path names, or else of all. A camera that
 * nobody watches is well while it sleeps. Any event loop.
 */
final class ReadyResponder implements Responder {
    private final ServedCameras cameras;

    ReadyResponder(ServedCameras cameras) {
        this.cameras = cameras;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        List<ServedCamera> asked = destination.named() ? List.of(destination.camera())
            : destination.seen(cameras.inOrder());
        String lines = asked.stream().map(ReadyResponder::line).collect(Collectors.joining("\n"));
        if (asked.isEmpty()) {
            exchange.unavailable(cameras.absence());
        } else if (asked.stream().allMatch(camera -> camera.feed().status().state().isWell())) {
            exchange.answer(HttpResponseStatus.OK, lines);
        } else {
            exchange.unavailable(lines);
        }
    }

    private static String line(ServedCamera camera) {
        CaptureStatus status = camera.feed().status();
        String state = "%s: %s".formatted(camera.name(), status.state().label());
        return status.state().isWell() ? state
            : "%s since %s: %s".formatted(state, status.since(), status.explanation());
    }
}
