package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.auth.LinkProof;
import org.webcamd.http.Exchange;
import org.webcamd.tls.TlsPort;

/**
 * The cookie by which a page that was opened by a link gets what it asks for: what it is called, and how it is set.
 * Browsers send the cookies of a host to all of its ports, and those of {@code /bed} and {@code /nozzle} to both: so
 * port and camera are in the name, and no page takes another's away. One that came encrypted has a name of its own, too
 * (RFC 6265bis, 4.1.3): no browser lets it be replaced by what came plain. For one request; its event loop.
 */
final class LinkCookie {
    private static final String NAME = "webcamd-link";
    private static final String SECURE_NAME = "__Secure-" + NAME;
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final String everything;
    private final String own;
    private final boolean secure;

    /** For what is asked for, where it names a camera; else for what is meant without a name. */
    LinkCookie(Exchange exchange, String camera) {
        HttpHeaders headers = exchange.headers();
        Matcher port = PORT.matcher(headers.get(HttpHeaderNames.HOST, ""));
        secure = TlsPort.isEncrypted(exchange.channel().pipeline())
            || "https".equalsIgnoreCase(headers.get(FORWARDED_PROTO));
        String name = secure ? SECURE_NAME : NAME;
        everything = port.find() ? name + "-" + port.group(1) : name;
        own = camera.equals(LinkScopes.NO_NAME) ? everything : everything + "-" + camera.toLowerCase(Locale.ROOT);
    }

    /** Those that may be good for what is asked for. */
    List<String> names() {
        return List.of(own, everything);
    }

    /** It is below the address that set it, in the eyes of the browser, whatever a proxy makes of it. */
    String set(LinkProof proof, long seconds) {
        return "%s=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s".formatted(own, proof.token(), seconds,
            secure ? "; Secure" : "");
    }
}
