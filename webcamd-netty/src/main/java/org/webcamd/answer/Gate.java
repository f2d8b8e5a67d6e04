package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.webcamd.admission.PeerAddress;
import org.webcamd.auth.Asker;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkVerdict;
import org.webcamd.auth.LoginResult;
import org.webcamd.auth.Right;
import org.webcamd.http.Exchange;

/**
 * Lets a request pass whose sender may ask for that, or answers why not. While a password is looked at, the request
 * waits; what is pipelined behind it waits, too. Shared by all connections; any event loop.
 */
final class Gate {
    private static final String AUTHENTICATE = "WWW-Authenticate";
    private static final String BASIC = "Basic realm=\"webcamd\", charset=\"UTF-8\"";

    private final Doorkeeper doorkeeper;

    Gate(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /**
     * Passes a request on, now or later, on its event loop; or answers it.
     *
     * @param needed for what is asked for
     * @param link by which it may come
     * @param admitted is told with what it was let in, which is not less
     */
    void admit(Exchange exchange, Right needed, Supplier<LinkCheck> link, Consumer<Pass> admitted) {
        Optional<LinkCheck> check =
            doorkeeper.takesLinks() && Right.WATCH.covers(needed) ? Optional.of(link.get()) : Optional.empty();
        LinkVerdict ofLink = check.map(LinkCheck::verdict).orElse(LinkVerdict.NONE);
        Optional<CompletableFuture<LoginResult>> login = login(exchange);
        if (login.isPresent()) {
            await(exchange, login.get(), result -> {
                if (ofLink == LinkVerdict.GOOD && result.kind() != LoginResult.Kind.RIGHT) {
                    admitted.accept(check.get().pass());
                } else {
                    admit(exchange, needed, result, admitted);
                }
            });
        } else if (ofLink == LinkVerdict.GOOD) {
            admitted.accept(check.get().pass());
        } else if (doorkeeper.ofAnybody().covers(needed)) {
            admitted.accept(Pass.of(doorkeeper.ofAnybody()));
        } else {
            refuse(exchange, reason(ofLink));
        }
    }

    private static String reason(LinkVerdict link) {
        return switch (link) {
            case EXPIRED -> "the time of this link is over; a user and a password are needed here";
            case WRONG -> "this link was not signed for that address, or not with the key that is used now; "
                + "a user and a password are needed here";
            default -> "a user and a password are needed here";
        };
    }

    private Optional<CompletableFuture<LoginResult>> login(Exchange exchange) {
        if (!doorkeeper.asks()) {
            return Optional.empty();
        }
        List<String> shown = exchange.headers().getAll(HttpHeaderNames.AUTHORIZATION);
        Asker from = new Asker(PeerAddress.hostText(exchange.client()), PeerAddress.share(exchange.client()));
        // Of two it could not be told which one counts.
        return shown.size() != 1 ? Optional.empty()
            : doorkeeper.login(shown.get(0), from, exchange.channel()::isActive);
    }

    /** What is known at once takes no turn of the event loop. */
    private static void await(Exchange exchange, CompletableFuture<LoginResult> login, Consumer<LoginResult> then) {
        if (login.isDone()) {
            then.accept(login.join());
        } else {
            login.thenAcceptAsync(result -> {
                if (exchange.channel().isActive()) {
                    then.accept(result);
                }
            }, exchange.channel().eventLoop());
        }
    }

    private void admit(Exchange exchange, Right needed, LoginResult login, Consumer<Pass> admitted) {
        switch (login.kind()) {
            case RIGHT -> {
                if (login.right().covers(needed)) {
                    admitted.accept(Pass.of(login.right(), login.counts()));
                } else {
                    exchange.answer(HttpResponseStatus.FORBIDDEN,
                        "this is for operators (--operator), and this user may watch only");
                }
            }
            case WRONG -> refuse(exchange, "wrong user or password");
            case THROTTLED -> exchange.answer(HttpResponseStatus.TOO_MANY_REQUESTS,
                "too many wrong passwords from your address; try again in %d s".formatted(login.retrySeconds()),
                headers -> headers.set("Retry-After", login.retrySeconds()));
            default -> exchange.unavailable("too many passwords are being looked at");
        }
    }

    private static void refuse(Exchange exchange, String text) {
        exchange.answer(HttpResponseStatus.UNAUTHORIZED, text, headers -> headers.set(AUTHENTICATE, BASIC));
    }
}
