package org.webcamd.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
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
        List<String> hosts = exchange.headers().getAll(HttpHeaderNames.HOST);
        if (target.startsWith("/") && hosts.size() == 1 && isHost(hosts.get(0))) {
            String address = SCHEME + hosts.get(0) + target;
            exchange.answer(HttpResponseStatus.PERMANENT_REDIRECT, "this is at " + address,
                headers -> headers.set(LOCATION, address));
        } else {
            exchange.answer(HttpResponseStatus.BAD_REQUEST, "this port speaks TLS: ask for https://");
        }
    }

    /** No more than a name or an address with a port has. */
    private static boolean isHost(String host) {
        return host.matches("[A-Za-z0-9._~%:\\[\\]-]{1,260}");
    }
}
