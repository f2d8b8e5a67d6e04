package org.webcamd.server;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Optional;
import org.webcamd.access.HostText;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.http.Exchange;
import org.webcamd.http.Routing;
import org.webcamd.tls.TlsPort;

/**
 * Stands before the routes of a port that speaks TLS: who asks in plain HTTP is sent to the same address with https,
 * and gets nothing else. Shared by all connections; any event loop.
 */
final class HttpsRedirect implements Routing {
    private static final String SCHEME = "https://";
    private static final String LOCATION = "Location";

    private final Routing encrypted;
    private final Counters counters;

    HttpsRedirect(Routing encrypted, Counters counters) {
        this.encrypted = encrypted;
        this.counters = counters;
    }

    @Override
    public void answer(Exchange exchange) {
        if (TlsPort.isEncrypted(exchange.channel().pipeline())) {
            encrypted.answer(exchange);
            return;
        }
        counters.increment(Counter.REQUESTS_PLAIN);
        HttpUtil.setKeepAlive(exchange.request(), false);
        String target = exchange.request().uri();
        Optional<String> host = HostText.of(exchange.headers());
        if (host.isPresent() && isTarget(target)) {
            String address = SCHEME + host.get() + target;
            exchange.answer(HttpResponseStatus.PERMANENT_REDIRECT, "this is at " + address,
                headers -> headers.set(LOCATION, address));
        } else {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, "this port speaks TLS: ask for https://");
        }
    }

    /** A path of this server, of what may stand in an address and in a header. */
    private static boolean isTarget(String target) {
        return target.startsWith("/") && target.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
