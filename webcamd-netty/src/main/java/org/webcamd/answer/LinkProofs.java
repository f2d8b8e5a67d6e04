package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.webcamd.auth.LinkProof;

/**
 * Where a request may show that it comes by a signed link: in its query, as a bearer token, or, of what a page asks for
 * that was opened by a link, in a cookie. Stateless.
 */
final class LinkProofs {
    static final String EXPIRES = "expires";
    static final String SIGNATURE = "signature";

    private static final String BEARER = "bearer ";
    private static final int MOST_COOKIES = 4;

    private LinkProofs() {
    }

    /** Exactly one of each: of two it could not be told which one counts. */
    static Optional<LinkProof> ofQuery(RequestTarget target) {
        List<String> expires = values(target, EXPIRES);
        List<String> signatures = values(target, SIGNATURE);
        return expires.size() == 1 && signatures.size() == 1
            ? Optional.of(new LinkProof(expires.get(0), signatures.get(0))) : Optional.empty();
    }

    private static List<String> values(RequestTarget target, String name) {
        return target.items().stream().filter(item -> item.name().equals(name)).map(RequestTarget.Item::value).toList();
    }

    /** All that are shown, in cookies of these names, too; the ones of the query first; few. */
    static List<LinkProof> of(RequestTarget target, HttpHeaders headers, List<String> cookies) {
        List<LinkProof> proofs = new ArrayList<>(2);
        ofQuery(target).ifPresent(proofs::add);
        ofBearer(headers).ifPresent(proofs::add);
        headers.getAll(HttpHeaderNames.COOKIE).stream()
            .flatMap(line -> ServerCookieDecoder.LAX.decodeAll(line).stream())
            .filter(cookie -> cookies.contains(cookie.name()))
            .map(Cookie::value).limit(MOST_COOKIES)
            .forEach(value -> LinkProof.ofToken(value).ifPresent(proofs::add));
        return proofs;
    }

    private static Optional<LinkProof> ofBearer(HttpHeaders headers) {
        List<String> shown = headers.getAll(HttpHeaderNames.AUTHORIZATION);
        if (shown.size() != 1 || !shown.get(0).toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        return LinkProof.ofToken(shown.get(0).substring(BEARER.length()).strip());
    }
}
