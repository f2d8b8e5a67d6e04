package org.webcamd.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.webcamd.settings.SettingException;

/**
 * Certificates by which a broker's own has to be signed. Immutable.
 *
 * @param certificates at least one
 */
record BrokerTrust(Collection<? extends Certificate> certificates) {
    private static final String KEY = "nats-ca";
    private static final String ACCEPTED = "a PEM file of certificates";

    /** Reads a file; throws SettingException when it cannot be read, or is none. */
    static BrokerTrust read(Path file) {
        byte[] pem = SettingFile.bytes(KEY, file, ACCEPTED);
        try {
            Collection<? extends Certificate> all =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (!all.isEmpty()) {
                return new BrokerTrust(all);
            }
        } catch (GeneralSecurityException noCertificates) {
            // Told below.
        }
        throw SettingException.text(KEY, file.toString(), ACCEPTED + "; it has none");
    }

    SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            number++;
            store.setCertificateEntry("ca" + number, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
