package org.webcamd.cluster;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.webcamd.text.ForeignText;

/**
 * Why there is no connection to a broker, in one line: what is wrong, and what to do about it. Immutable; any thread.
 *
 * @param address of the broker
 * @param credentials who asks, where a file tells it
 */
record LinkFailure(BrokerAddress address, Optional<Credentials> credentials) {
    /** As the server says it (its errors.go); what else is in the text may be a host of any name. */
    private static final Pattern REFUSED =
        Pattern.compile("(?i)authorization violation|authentication (timeout|expired|revoked|error)");
    private static final Pattern TOO_LATE = Pattern.compile("(?i)authentication timeout");
    private static final Pattern EXPIRED = Pattern.compile("(?i)authentication expired");

    /** By what was thrown, and by what was told before that; null for nothing. */
    LinkException explain(Exception thrown, Exception before, String said) {
        String text = thrown.getMessage() + " " + (before == null ? "" : before.getMessage()) + " " + said;
        return new LinkException(noWay(reason(text, root(before == null ? thrown : before))));
    }

    private String noWay(String reason) {
        return "no way to the broker at %s: %s".formatted(address.shown(), reason);
    }

    private String reason(String text, Throwable cause) {
        if (REFUSED.matcher(text).find()) {
            return who(text);
        }
        if (text.contains("SSL required")) {
            return "it speaks TLS only: tls://%s".formatted(address.host());
        }
        if (text.contains("SSL connection wanted")) {
            return "it does not speak TLS: nats://%s".formatted(address.host());
        }
        if (cause instanceof SSLException tls) {
            return TlsFailure.reason(address, tls);
        }
        if (text.contains("initial info")) {
            return "what takes the connection there is no broker, or it ends";
        }
        if (text.contains("No responsive IP")) {
            return "nobody answers at any of its addresses: does it run?";
        }
        if (cause instanceof UnknownHostException) {
            return "nobody knows that host";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "%s: does it run?".formatted(ForeignText.cleaned(cause.getMessage()));
        }
        if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return "it does not answer";
        }
        return ForeignText.cleaned(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private String who(String text) {
        if (TOO_LATE.matcher(text).find()) {
            return "it waited too long to be told who asks: this machine or the way is slow, or its timeout for that "
                + "is too short";
        }
        Instant expiry = credentials.flatMap(Credentials::expiry).filter(at -> at.isBefore(Instant.now()))
            .orElse(null);
        if (expiry != null) {
            return "the user of --nats-creds has expired, on %s: it needs a new file".formatted(expiry);
        }
        if (EXPIRED.matcher(text).find()) {
            return "who asks there has expired: it needs a new file for --nats-creds";
        }
        return address.hasUser() ? "it refuses the user: wrong name or password"
            : "it refuses who asks: wrong token or --nats-creds, or none where it wants one";
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** One that lets others send what would not fit into this machine's memory. */
    LinkException payload(long payloadBytes) {
        return new LinkException("the broker at %s lets messages of %d bytes pass, more than is safe here: set its "
            .formatted(address.shown(), payloadBytes) + "max_payload to %d or less; 1 MiB, its default, is good"
            .formatted(BrokerLink.MOST_PAYLOAD_BYTES));
    }

    /** One that was there. */
    String ended(String why) {
        String told = String.valueOf(why);
        return noWay(REFUSED.matcher(told).find() ? who(told)
            : told.contains("Ping count") ? "it does not answer any more"
            : told.contains("channel closed") ? "it has closed the connection" : ForeignText.cleaned(told));
    }
}
