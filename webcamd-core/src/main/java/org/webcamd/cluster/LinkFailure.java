package org.webcamd.cluster;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.webcamd.text.ForeignText;

/** Why there is no connection to a broker, in one line: what is wrong, and what to do about it. Stateless. */
final class LinkFailure {
    /** As the server says it (its errors.go); what else is in the text may be a host of any name. */
    private static final Pattern REFUSED =
        Pattern.compile("(?i)authorization violation|authentication (timeout|expired|revoked|error)");

    private LinkFailure() {
    }

    /** By what was thrown, and what was told before that. */
    static LinkException explain(BrokerAddress address, Exception thrown, Exception before) {
        String text = String.valueOf(thrown.getMessage()) + ' ' + (before == null ? "" : before.getMessage());
        return new LinkException("no way to the broker at %s: %s".formatted(address.shown(),
            reason(address, text, root(before == null ? thrown : before))));
    }

    private static String reason(BrokerAddress address, String text, Throwable cause) {
        if (REFUSED.matcher(text).find()) {
            return who(address);
        }
        if (text.contains("SSL required")) {
            return "it speaks TLS only: tls://%s".formatted(address.host());
        }
        if (text.contains("SSL connection wanted")) {
            return "it does not speak TLS: nats://%s".formatted(address.host());
        }
        if (cause instanceof SSLException) {
            return "its certificate is not accepted (%s): --nats-ca names the file of those who signed it"
                .formatted(ForeignText.cleaned(cause.getMessage()));
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

    private static String who(BrokerAddress address) {
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
    static LinkException payload(BrokerAddress address, long payloadBytes) {
        return new LinkException("the broker at %s lets messages of %d bytes pass, more than is safe here: set its "
            .formatted(address.shown(), payloadBytes) + "max_payload to %d or less; 1 MiB, its default, is good"
            .formatted(BrokerLink.MOST_PAYLOAD_BYTES));
    }

    /** One that was there. */
    static String ended(BrokerAddress address, String why) {
        String told = String.valueOf(why);
        String reason = told.contains("Ping count") ? "it does not answer any more"
            : told.contains("channel closed") ? "it has closed the connection" : ForeignText.cleaned(told);
        return "no way to the broker at %s: %s".formatted(address.shown(), reason);
    }
}
