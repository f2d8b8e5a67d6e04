package org.webcamd.route;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Finds who answers a request. Shared by all connections; any event loop.
 */
public final class Responders {
    private final StreamResponder stream;
    private final SnapshotResponder snapshot;
    private final InfoResponder info;
    private final PageResponder page = new PageResponder();
    private final AllowedOrigins origins;
    private final AccessLog log;

    /**
     * All four, and what all answers have in common.
     *
     * @param stream answers with live video
     * @param snapshot answers with a picture
     * @param info answers with statistics
     * @param origins which pages may read the answers
     * @param logRequests whether each request is logged
     */
    public Responders(StreamResponder stream, SnapshotResponder snapshot, InfoResponder info, AllowedOrigins origins,
        boolean logRequests) {
        this.stream = stream;
        this.snapshot = snapshot;
        this.info = info;
        this.origins = origins;
        log = new AccessLog(logRequests);
    }

    AllowedOrigins origins() {
        return origins;
    }

    AccessLog log() {
        return log;
    }

    void answer(Exchange exchange, RequestTarget target) {
        try {
            switch (Route.of(target)) {
                case STREAM -> stream.answer(exchange, target);
                case SNAPSHOT -> snapshot.answer(exchange, target);
                case INFO -> info.answer(exchange);
                case PAGE -> page.answer(exchange);
                default -> page.answerNotFound(exchange);
            }
        } catch (BadRequestException explained) {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, explained.getMessage());
        }
    }
}
