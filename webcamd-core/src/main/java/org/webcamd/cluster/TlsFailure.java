package org.webcamd.cluster;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.webcamd.text.ForeignText;

/** Why a broker is not spoken to by TLS, and what to do about it. Stateless. */
final class TlsFailure {
    /** The causes of an exception may go round in a circle. */
    private static final int MOST_CAUSES = 10;

    private TlsFailure() {
    }

    static String reason(BrokerAddress address, SSLException failure) {
        String all = "";
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired (%s): it needs a new one, or this machine's clock is wrong"
                    .formatted(said(cause));
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet (%s): this machine's clock may be wrong"
                    .formatted(said(cause));
            }
            all += cause.getMessage() + '\n';
        }
        return reason(address, all, said(failure));
    }

    private static String reason(BrokerAddress address, String all, String said) {
        if (all.contains("unable to find valid certification path") || all.contains("No trusted certificate found")) {
            return "nobody who is trusted here has signed its certificate: --nats-ca names the file of those who have";
        }
        if (all.contains("No subject alternative") || all.contains("No name matching")) {
            return "its certificate is for another name than %s: use one that it was made for"
                .formatted(address.host());
        }
        if (all.contains("bad_certificate") || all.contains("certificate_required")) {
            return "it wants a certificate of this machine (verify in its configuration), and webcamd has none to show";
        }
        return "TLS failed (%s)".formatted(said);
    }

    private static String said(Throwable failure) {
        return ForeignText.cleaned(String.valueOf(failure.getMessage()));
    }
}
