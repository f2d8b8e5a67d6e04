package org.webcamd.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/** What a client calls this server, to be said to it again. Stateless; any thread. */
public final class HostText {
    /** What a name, an address and a port are written with. */
    private static final String WRITTEN = "[A-Za-z0-9._%:\\[\\]-]{1,260}";

    private HostText() {
    }

    /**
     * That of the Host header.
     *
     * @param headers of a request
     * @return name or address, and port, as they were written; nothing where that is missing, doubled or no host
     */
    public static Optional<String> of(HttpHeaders headers) {
        return WebHost.ofRequest(headers).map(understood -> headers.get(HttpHeaderNames.HOST))
            .filter(text -> text.matches(WRITTEN));
    }
}
