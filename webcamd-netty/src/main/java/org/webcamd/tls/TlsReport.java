package org.webcamd.tls;

import java.time.Instant;

/**
 * What is told of the TLS of a port.
 *
 * @param provider who encrypts, such as "BoringSSL" or "Java 17.0.15"
 * @param sha256 fingerprint of the server's certificate, as browsers show it
 * @param ends when that certificate does
 */
public record TlsReport(String provider, String sha256, Instant ends) {
    /** {@return one line for the log} */
    String line() {
        return "TLS by %s, certificate SHA-256 %s, until %s".formatted(provider, sha256, ends);
    }
}
