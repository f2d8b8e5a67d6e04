package org.webcamd.answer;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.FrameAncestors;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCameras;

/**
 * Answers with the page of a camera, that of all cameras, or the one for what is not there. Immutable; any event loop.
 */
final class PageResponder implements Responder {
    /** All that a page needs comes from here, or, as small pictures, is written into it. */
    private static final String CONTENT_SECURITY_POLICY =
        "default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'self'; script-src 'self'; "
            + "base-uri 'none'; form-action 'none'; ";

    private final ServedCameras cameras;
    private final FrameAncestors ancestors;
    private final PageFile camera = new PageFile("index.html");
    private final PageFile allCameras = new PageFile("cameras.html");
    private final PageFile notFound = new PageFile("not-found.html");

    PageResponder(ServedCameras cameras, AccessSettings access) {
        this.cameras = cameras;
        ancestors = new FrameAncestors(access);
    }

    /**
     * The page of a camera asks for the rest below its own address. Where there is none yet, the page of all is that of
     * those to come.
     */
    @Override
    public void answer(Exchange exchange, Destination destination) {
        boolean ofAll = cameras.inOrder().size() != 1 && !destination.named();
        answer(exchange, destination, HttpResponseStatus.OK, ofAll ? allCameras : camera);
    }

    /** A camera's name at the end of the path is its page, with a slash behind it or without. */
    void answerUnknown(Exchange exchange, Destination destination) {
        if (destination.endsWithName()) {
            answer(exchange, destination, HttpResponseStatus.OK, camera);
        } else {
            answer(exchange, destination, HttpResponseStatus.NOT_FOUND, notFound);
        }
    }

    /** The page of a camera that has gone: it says so, and goes on when the camera is back. */
    void answerGone(Exchange exchange, Destination destination) {
        answer(exchange, destination, HttpResponseStatus.SERVICE_UNAVAILABLE, camera);
    }

    private void answer(Exchange exchange, Destination destination, HttpResponseStatus status, PageFile page) {
        String policy = CONTENT_SECURITY_POLICY + ancestors.directive(exchange.headers());
        page.answer(exchange, status, headers -> {
            headers.set("Content-Security-Policy", policy);
            // The address of a page may be a signed link.
            headers.set("Referrer-Policy", "same-origin");
            if (status == HttpResponseStatus.SERVICE_UNAVAILABLE) {
                headers.set("Retry-After", "1");
            }
            destination.pass().cookie().ifPresent(cookie -> headers.set("Set-Cookie", cookie));
        });
    }
}
