package org.webcamd.route;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.webcamd.text.ForeignText;

/**
 * Finds who answers a request. Shared by all connections; any event loop.
 */
public final class Responders {
    private final ServedCameras cameras;
    private final StreamResponder stream;
    private final SnapshotResponder snapshot;
    private final InfoResponder info;
    private final ControlsResponder controls;
    private final PageResponder page;
    private final AccessSettings access;
    private final AccessLog log;

    /**
     * All of them, and what all answers have in common.
     *
     * @param cameras those that a request may be about
     * @param stream answers with live video
     * @param snapshot answers with a picture
     * @param info answers with statistics
     * @param controls answers with controls, and sets them
     * @param access which pages may read the answers
     * @param logRequests whether each request is logged
     */
    public Responders(ServedCameras cameras, StreamResponder stream, SnapshotResponder snapshot, InfoResponder info,
        ControlsResponder controls, AccessSettings access, boolean logRequests) {
        this.cameras = cameras;
        this.stream = stream;
        this.snapshot = snapshot;
        this.info = info;
        this.controls = controls;
        this.access = access;
        page = new PageResponder(access);
        log = new AccessLog(logRequests);
    }

    AllowedOrigins origins() {
        return access.origins();
    }

    AccessLog log() {
        return log;
    }

    void answer(Exchange exchange, HttpMethod method, RequestTarget target) {
        boolean ofControls = Route.isOfControls(target);
        boolean set = method.equals(HttpMethod.POST) && ofControls;
        if (method.equals(HttpMethod.OPTIONS)) {
            answerPreflight(exchange, ofControls);
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || set) {
            answer(exchange, target);
        } else {
            String accepted = Route.methods(ofControls);
            exchange.answer(HttpResponseStatus.METHOD_NOT_ALLOWED, Exchange.TEXT,
                PageResponder.text("method %s is not served here; accepted: %s".formatted(
                    ForeignText.cleaned(method.name()), accepted)),
                headers -> headers.set(ResponseHeader.ALLOW, accepted));
        }
    }

    private void answer(Exchange exchange, RequestTarget target) {
        try {
            switch (Route.of(target)) {
                case STREAM -> stream.answer(exchange, target, cameras.of(target));
                case SNAPSHOT -> snapshot.answer(exchange, target, cameras.of(target));
                case INFO -> info.answer(exchange, target, cameras.of(target));
                case CONTROLS -> controls.answer(exchange, target, cameras.of(target));
                case COMMAND -> controls.answerCommand(exchange, target, cameras.of(target));
                case PAGE -> answerPage(exchange, target);
                default -> answerUnknown(exchange, target);
            }
        } catch (BadRequestException explained) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, explained.getMessage());
        }
    }

    private void answerPreflight(Exchange exchange, boolean ofControls) {
        HttpHeaders request = exchange.headers();
        boolean settable = ofControls && controls.mayPageSet(request);
        exchange.answerEmpty(HttpResponseStatus.NO_CONTENT, headers -> {
            headers.set(ResponseHeader.ALLOW, Route.methods(ofControls));
            if (origins().allows(request)) {
                Preflight.allow(request, headers, settable);
            }
        });
    }

    private void answerPage(Exchange exchange, RequestTarget target) {
        if (cameras.areSeveral() && cameras.named(target).isEmpty()) {
            page.answerAllCameras(exchange);
        } else {
            page.answer(exchange);
        }
    }

    /** A camera's name at the end of the path is its page, with a slash behind it or without. */
    private void answerUnknown(Exchange exchange, RequestTarget target) {
        if (cameras.isLastNamed(target)) {
            page.answer(exchange);
        } else {
            page.answerNotFound(exchange);
        }
    }
}
