package org.webcamd.tls;

import java.nio.file.Path;
import org.webcamd.settings.FileState;
import org.webcamd.settings.SettingException;

/**
 * Where key and certificates are.
 *
 * @param certificate PEM, the server's first
 * @param key PEM, not encrypted; may be the same file
 */
public record CertificateFiles(Path certificate, Path key) implements IdentitySource {
    static final String CERTIFICATE_OPTION = "tls-cert";
    static final String KEY_OPTION = "tls-key";

    @Override
    public String state() {
        return FileState.of(certificate) + ", " + FileState.of(key);
    }

    /**
     * Reads both, and whether they belong together.
     *
     * @throws SettingException when they cannot be served, in one line that names the file
     */
    @Override
    public Identity read() {
        PemFile certificates = new PemFile(CERTIFICATE_OPTION, certificate);
        PemFile keys = new PemFile(KEY_OPTION, key);
        Identity identity = new Identity(PrivateKeys.read(keys), Certificates.read(certificates));
        identity.complaintOfKey().ifPresent(complaint -> {
            throw keys.wrong(complaint);
        });
        identity.complaintOfChain().ifPresent(complaint -> {
            throw certificates.wrong(complaint);
        });
        return identity;
    }
}
