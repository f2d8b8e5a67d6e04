package org.webcamd.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.webcamd.camera.CameraException;
import org.webcamd.text.ForeignText;
import org.webcamd.text.SourceText;

/** Says in one line what is wrong with an HTTP server, and what to do about it. */
final class HttpFailure {
    private static final String FAILED = " failed: ";

    private HttpFailure() {
    }

    static String explain(HttpOrigin origin, ClassicHttpResponse answer) {
        String advice = switch (answer.getCode()) {
            case HttpStatus.SC_UNAUTHORIZED -> unauthorized(origin);
            case HttpStatus.SC_FORBIDDEN -> ": this user may not see it";
            case HttpStatus.SC_NOT_FOUND -> ": check the path";
            default -> answer.getCode() >= HttpStatus.SC_SERVER_ERROR ? ": it has no picture at present" : "";
        };
        String reason = ForeignText.cleaned(answer.getReasonPhrase());
        return "%s answers %d %s".formatted(shown(origin.address()), answer.getCode(), reason).strip() + advice;
    }

    private static String unauthorized(HttpOrigin origin) {
        if (!origin.unknownChallenges().isEmpty()) {
            String wanted = origin.unknownChallenges().stream().map(HttpChallenge::toString)
                .collect(Collectors.joining(" or "));
            return ": it wants %s authentication, and webcamd has Basic and Digest (MD5, SHA-256; qop auth) only"
                .formatted(ForeignText.cleaned(wanted));
        }
        return origin.address().credentials() == null
            ? ": it wants a user and a password: name a file that has them by source-login"
            : ": the user or the password is wrong";
    }

    static CameraException of(String name, HttpAddress address, IOException failure) {
        String what = explain(name, address, failure);
        return failure instanceof SocketTimeoutException ? new SilentException(what) : new CameraException(what);
    }

    private static String explain(String name, HttpAddress address, IOException failure) {
        Throwable cause = failure instanceof ClientProtocolException ? failure.getCause() : failure;
        if (cause instanceof RedirectException) {
            return "%s redirects more than %d times".formatted(name, HttpOrigin.MOST_REDIRECTS);
        }
        if (cause instanceof HttpRedirects.Refused) {
            return "%s redirects, and that cannot be followed: %s".formatted(name, said(cause));
        }
        if (cause instanceof SocketTimeoutException) {
            return "%s does not answer in time: check the address, and whether the server is on"
                .formatted(shown(address));
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "%s cannot be reached (%s): check address and port, and whether the server is on"
                .formatted(shown(address), withoutAddress(said(cause)));
        }
        return "%s: %s".formatted(shown(address), cause instanceof UnknownHostException ? unknownHost(address)
            : cause instanceof SSLException tls ? tls(tls) : answer(failure, cause));
    }

    /** Which HttpClient puts before what the system says. */
    private static String withoutAddress(String message) {
        int failed = message.lastIndexOf(FAILED);
        return failed < 0 ? message : message.substring(failed + FAILED.length());
    }

    private static String unknownHost(HttpAddress address) {
        return address.zone() == null ? "no host is known by the name " + ForeignText.cleaned(address.host())
            : "this machine has no interface %s".formatted(ForeignText.cleaned(address.zone()));
    }

    private static String answer(IOException failure, Throwable cause) {
        if (cause instanceof NoHttpResponseException) {
            return "the server closed the connection without an answer";
        }
        if (cause instanceof ConnectionClosedException || cause instanceof TruncatedChunkException) {
            return "the server closed the connection in the middle of an answer";
        }
        if (cause instanceof MalformedChunkCodingException) {
            return "the answer's chunks are broken";
        }
        if (cause instanceof MessageConstraintException) {
            return "the head of the answer has a line longer than %d bytes, or more than %d lines"
                .formatted(HttpOrigin.LONGEST_LINE, HttpOrigin.MOST_LINES);
        }
        return failure instanceof ClientProtocolException ? "the answer is not HTTP" : said(cause);
    }

    private static String tls(SSLException failure) {
        return "TLS failed (%s)%s".formatted(said(failure), tlsAdvice(failure));
    }

    private static String tlsAdvice(SSLException failure) {
        String all = "";
        Throwable cause = failure;
        // The causes of an exception may go round in a circle.
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return ": its certificate is not valid at this time: check the clocks of both, or renew it";
            }
            all += cause.getMessage() + "\n";
        }
        if (all.contains("unable to find valid certification path")) {
            return ": nobody whom Java trusts has signed its certificate, as with cameras that sign their own: put "
                + "#sha256=FINGERPRINT behind the address, which openssl x509 -fingerprint -sha256 tells";
        }
        if (all.contains("and not that of #sha256=")) {
            return ": if it has a new certificate, and this is it, write that; if not, somebody else answers";
        }
        if (all.contains("No subject alternative") || all.contains("No name matching")) {
            return ": its certificate is for another name: use the name that it has been made for";
        }
        return all.contains("Unsupported or unrecognized SSL message") ? ": there is no TLS at this port, try http://"
            : "";
    }

    /** A redirect may have led there. */
    private static String shown(HttpAddress address) {
        return ForeignText.cleaned(address.toString());
    }

    /** What a server has sent is not to reach logs as it is. */
    private static String said(Throwable failure) {
        String message = ForeignText.cleaned(SourceText.line(String.valueOf(failure.getMessage())));
        return message.isEmpty() || failure.getMessage() == null ? failure.getClass().getSimpleName() : message;
    }
}
