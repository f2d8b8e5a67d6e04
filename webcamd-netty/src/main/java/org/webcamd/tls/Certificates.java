package org.webcamd.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a file. Stateless. */
final class Certificates {
    static final String LABEL = "CERTIFICATE";

    /** Each is sent to every client that comes. */
    private static final int MOST = 10;

    private Certificates() {
    }

    static List<X509Certificate> read(PemFile file) {
        List<PemBlock> blocks = file.blocks();
        List<PemBlock> certificates = blocks.stream().filter(PemBlock::isCertificate).toList();
        if (certificates.isEmpty()) {
            throw file.wrong(blocks.get(0).isPrivateKey() ? "holds a key and no certificate; is it that of --tls-key?"
                : "holds no CERTIFICATE, only " + blocks.get(0).label());
        }
        if (certificates.size() > MOST) {
            throw file.wrong("holds " + certificates.size() + " certificates, must be the server's and those that lead "
                + "to a known one, 10 at most");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (PemBlock block : certificates) {
            try {
                chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.der())));
            } catch (CertificateException damaged) {
                throw file.wrong("certificate " + (chain.size() + 1) + " is damaged");
            }
        }
        return chain;
    }
}
