package org.webcamd.source;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * By what a server over TLS is believed to be who it is: by who signed its certificate for that name, by that very
 * certificate, or by nothing. Immutable; any thread.
 *
 * @param fingerprint the SHA-256 of its certificate, in lower case without colons, or null
 * @param anybody whether any certificate will do
 */
record HttpTrust(String fingerprint, boolean anybody) {
    /** Whom Java trusts has signed it, for this name and time. */
    static final HttpTrust USUAL = new HttpTrust(null, false);
    /** Against listeners alone, not against somebody in between. */
    static final HttpTrust ANYBODY = new HttpTrust(null, true);
    /** What stands before a fingerprint. */
    static final String PIN = "sha256=";

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** Of a fingerprint as openssl, browsers and people write it. */
    static HttpTrust pinned(String written) {
        String fingerprint = written.toLowerCase(Locale.ROOT).replaceAll("[: ]", "");
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException(("behind #sha256= of a source stand the 64 hexadecimal digits of its "
                + "certificate's fingerprint, and not %d characters").formatted(written.length()));
        }
        return new HttpTrust(fingerprint, false);
    }

    boolean isPinned() {
        return fingerprint != null;
    }

    /** The same connection, with TLS. */
    SSLSocket secured(Socket connected, String host, int port) throws IOException {
        try {
            SSLSocket secured = (SSLSocket) context().getSocketFactory().createSocket(connected, host, port, true);
            if (equals(USUAL)) {
                SSLParameters parameters = secured.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secured.setSSLParameters(parameters);
            }
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException none) {
            throw new IOException("this Java has no TLS", none);
        }
    }

    private SSLContext context() throws GeneralSecurityException {
        if (equals(USUAL)) {
            return SSLContext.getDefault();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ByItself(this)}, null);
        return context;
    }

    private void check(X509Certificate certificate) throws CertificateException {
        String its = fingerprint(certificate);
        if (!anybody && !its.equals(fingerprint)) {
            throw new CertificateException("its certificate has the fingerprint " + its + ", and not that of #sha256=");
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException none) {
            throw new CertificateException("this Java has no SHA-256", none);
        }
    }

    /** Looks at the server's own certificate, and at nothing that stands in it. */
    private static final class ByItself extends X509ExtendedTrustManager {
        private final HttpTrust trust;

        ByItself(HttpTrust trust) {
            this.trust = trust;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            trust.check(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
            trust.check(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
            trust.check(chain[0]);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            throw new CertificateException("no client is expected");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
            throw new CertificateException("no client is expected");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
            throw new CertificateException("no client is expected");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
