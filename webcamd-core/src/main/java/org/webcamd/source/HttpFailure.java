package org.webcamd.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Says in one line what is wrong with an HTTP server, and what to do about it. */
final class HttpFailure {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private HttpFailure() {
    }

    static String explain(HttpAddress address, HttpResponse response) {
        String advice = switch (response.status()) {
            case UNAUTHORIZED -> unauthorized(address, response);
            case FORBIDDEN -> ": this user may not see it";
            case NOT_FOUND -> ": check the path";
            default -> response.status() >= SERVER_ERROR ? ": it has no picture at present" : "";
        };
        return "%s answers %d %s".formatted(address, response.status(), printable(response.reason())).strip() + advice;
    }

    private static String unauthorized(HttpAddress address, HttpResponse response) {
        if (HttpLogin.wantsSomethingElse(response)) {
            String wanted = HttpChallenge.of(response).stream().map(HttpChallenge::toString)
                .collect(Collectors.joining(" or "));
            return ": it wants %s authentication, and webcamd has Basic and Digest (MD5, SHA-256) only"
                .formatted(printable(wanted));
        }
        return address.credentials() == null
            ? ": it wants a password, as in http://user:password@host/"
            : ": the user or the password is wrong";
    }

    static String explain(HttpAddress address, IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "%s: no host is known by the name %s".formatted(address, address.host());
        }
        if (failure instanceof SocketTimeoutException) {
            return "%s does not answer in time: check the address, and whether the server is on".formatted(address);
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "%s cannot be reached (%s): check address and port, and whether the server is on"
                .formatted(address, printable(failure.getMessage()));
        }
        if (failure instanceof SSLException) {
            return "%s: TLS failed (%s)".formatted(address, printable(failure.getMessage()));
        }
        return "%s: %s".formatted(address, printable(failure.getMessage()));
    }

    /** What a server has sent is not to reach logs as it is. */
    private static String printable(String text) {
        String one = String.valueOf(text).replaceAll("[^ -~]", "?");
        return one.length() > 120 ? one.substring(0, 120) : one;
    }
}
