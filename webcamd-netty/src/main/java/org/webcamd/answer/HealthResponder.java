package org.webcamd.answer;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.stream.Collectors;
import org.webcamd.http.Exchange;

/**
 * Tells whether this process serves at all: its I/O threads make progress. Of the thread that would have to answer it
 * is the answer itself. Any event loop.
 */
final class HealthResponder implements Responder {
    private final InfoDocument info;

    HealthResponder(InfoDocument info) {
        this.info = info;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        List<IoThread> stuck = info.ioThreads().stream().filter(thread -> thread.stuckMillis() > 0).toList();
        if (stuck.isEmpty()) {
            exchange.answer(HttpResponseStatus.OK, "ok");
        } else {
            exchange.unavailable(stuck.stream()
                .map(thread -> "%s has made no progress for %d ms".formatted(thread.name(), thread.stuckMillis()))
                .collect(Collectors.joining("\n")));
        }
    }
}
