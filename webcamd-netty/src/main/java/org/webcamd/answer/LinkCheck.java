package org.webcamd.answer;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkProof;
import org.webcamd.auth.LinkScope;
import org.webcamd.auth.LinkVerdict;
import org.webcamd.auth.Right;
import org.webcamd.http.Exchange;
import org.webcamd.site.Roster;
import org.webcamd.site.ServedCamera;

/**
 * Whether a request comes by a signed link that is good for it. For one request; its event loop.
 *
 * <p>A page that was opened by a link asks for its parts and its pictures by addresses without one. So the answer to it
 * sets a cookie with the same proof, which browsers send with what is asked for below that page's address.
 */
final class LinkCheck {
    private final Doorkeeper doorkeeper;
    private final RequestTarget target;
    private final HttpHeaders headers;
    private final List<LinkScope> scopes;
    private final boolean page;
    private final Optional<LinkCookie> cookie;
    private LinkProof good;
    private boolean oneCamera;

    /**
     * Of a camera that has gone, its own links are good still: who has one is told that it is not there, and not asked
     * for a password.
     */
    LinkCheck(Doorkeeper doorkeeper, RequestTarget target, Exchange exchange, Route route, Roster roster) {
        this.doorkeeper = doorkeeper;
        this.target = target;
        headers = exchange.headers();
        Optional<String> gone = Destination.gone(target, roster);
        Optional<Destination> destination = gone.isPresent()
            ? Optional.of(Destination.ofNone(route, target, Pass.of(Right.NONE)))
            : destination(route, target, roster.present());
        scopes = destination.map(one -> gone.map(name -> LinkScopes.of(route, name))
            .orElseGet(() -> scopes(one, roster.present()))).orElse(List.of());
        page = destination.filter(one -> gone.map(one::isPageOf).orElseGet(one::isPage)).isPresent();
        cookie = destination.map(one -> new LinkCookie(exchange,
            gone.orElseGet(() -> one.named() ? one.camera().name() : LinkScopes.NO_NAME)));
    }

    private static List<LinkScope> scopes(Destination destination, List<ServedCamera> cameras) {
        return cameras.isEmpty() ? LinkScopes.of(destination.route(), LinkScopes.NO_NAME)
            : LinkScopes.of(destination, destination.camera() == cameras.get(0));
    }

    private LinkCheck(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        target = RequestTarget.parse("");
        headers = EmptyHttpHeaders.INSTANCE;
        scopes = List.of();
        page = false;
        cookie = Optional.empty();
    }

    /** Of what nobody can be told, whatever link it has. */
    static LinkCheck ofNothing(Doorkeeper doorkeeper) {
        return new LinkCheck(doorkeeper);
    }

    private static Optional<Destination> destination(Route route, RequestTarget target, List<ServedCamera> cameras) {
        try {
            return Optional.of(Destination.of(route, target, Pass.of(Right.NONE), cameras));
        } catch (BadRequestException ofNone) {
            return Optional.empty();
        }
    }

    /** Of several that are shown, any will do. */
    LinkVerdict verdict() {
        LinkVerdict best = LinkVerdict.NONE;
        for (LinkProof proof : LinkProofs.of(target, headers, cookie.map(LinkCookie::names).orElse(List.of()))) {
            LinkVerdict verdict = verdict(proof);
            if (verdict == LinkVerdict.GOOD) {
                good = proof;
                return verdict;
            }
            best = best == LinkVerdict.EXPIRED ? best : verdict;
        }
        return best;
    }

    private LinkVerdict verdict(LinkProof proof) {
        LinkVerdict ofAll = doorkeeper.link(proof, List.of(LinkScopes.EVERYTHING));
        oneCamera = ofAll == LinkVerdict.WRONG;
        return oneCamera ? doorkeeper.link(proof, scopes) : ofAll;
    }

    /** Once it was found good. */
    Pass pass() {
        Supplier<LinkVerdict> now = verdicts(doorkeeper, good, oneCamera ? scopes : List.of(LinkScopes.EVERYTHING));
        return new Pass(Right.WATCH, oneCamera, () -> now.get() == LinkVerdict.GOOD,
            () -> now.get() != LinkVerdict.WRONG, setCookie());
    }

    /** What may last as long as a connection holds nothing else of the request. */
    private static Supplier<LinkVerdict> verdicts(Doorkeeper doorkeeper, LinkProof proof, List<LinkScope> scopes) {
        return () -> doorkeeper.link(proof, scopes);
    }

    private Optional<String> setCookie() {
        return LinkProofs.ofQuery(target).filter(proof -> page && proof.equals(good))
            .flatMap(proof -> cookie.map(one -> one.set(proof, Math.max(1, doorkeeper.secondsLeft(proof)))));
    }
}
