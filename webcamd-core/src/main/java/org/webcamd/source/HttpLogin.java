package org.webcamd.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicSchemeFactory;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.message.BasicHeaderValueFormatter;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Says to HttpClient which of the ways that a server offers it is to take for showing user and password: the one that
 * gives away least, and Basic where a server does not say what it wants. Texts are bytes, one in a character: names and
 * passwords go out as UTF-8, realms as they came. Used by one thread.
 */
final class HttpLogin implements HttpResponseInterceptor {
    /** One byte a character: HttpClient is to change nothing. */
    private static final String AS_BYTES = "ISO-8859-1";
    private static final List<String> PASSED_ON = List.of("realm", "nonce", "opaque", "algorithm", "stale");

    private List<HttpChallenge> offered = List.of();

    /** The schemes that HttpClient may take. */
    static Lookup<AuthSchemeFactory> schemes(HttpAddress address) {
        return RegistryBuilder.<AuthSchemeFactory>create()
            .register(StandardAuthScheme.BASIC, BasicSchemeFactory.INSTANCE)
            .register(StandardAuthScheme.DIGEST, context -> HttpDigest.of(asBytes(address.user())))
            .build();
    }

    /** What is to be shown to a server, or null when there is nothing for this one. */
    static Credentials credentials(HttpAddress address, AuthScope server) {
        boolean same = address.credentials() != null && address.host().equalsIgnoreCase(server.getHost())
            && address.port() == server.getPort() && address.scheme().equalsIgnoreCase(server.getProtocol());
        return same ? new UsernamePasswordCredentials(asBytes(address.user()),
            asBytes(address.password()).toCharArray()) : null;
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void process(HttpResponse response, EntityDetails entity, HttpContext context) {
        if (response.getCode() != HttpStatus.SC_UNAUTHORIZED) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Header line : response.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
            lines.add(line.getValue());
        }
        offered = HttpChallenge.of(lines);
        response.removeHeaders(HttpHeaders.WWW_AUTHENTICATE);
        way().ifPresent(one -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, header(one)));
    }

    private Optional<HttpChallenge> way() {
        return offered.isEmpty() ? Optional.of(new HttpChallenge(HttpChallenge.BASIC, Map.of()))
            : offered.stream().filter(HttpChallenge::isKnown).max(Comparator.comparingInt(HttpChallenge::strength));
    }

    private static String header(HttpChallenge challenge) {
        CharArrayBuffer line = new CharArrayBuffer(128);
        line.append(challenge.scheme() + " ");
        append(line, "charset", AS_BYTES);
        if (challenge.is(HttpChallenge.DIGEST)) {
            PASSED_ON.stream().filter(name -> challenge.parameter(name) != null).forEach(name -> {
                line.append(", ");
                append(line, name, challenge.parameter(name));
            });
            if (challenge.parameter("qop") != null) {
                line.append(", ");
                append(line, "qop", "auth");
            }
        }
        return line.toString();
    }

    private static void append(CharArrayBuffer line, String name, String value) {
        BasicHeaderValueFormatter.INSTANCE.formatNameValuePair(line, new BasicNameValuePair(name, value), true);
    }

    /** What the server offered last, when none of it is known here; else nothing. */
    List<HttpChallenge> unknown() {
        return way().isPresent() ? List.of() : offered;
    }
}
