package org.webcamd.tls;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * Whether the port speaks TLS, and by which certificate.
 *
 * @param files that the user has, if any
 * @param selfSigned whether one is to be made here
 */
public record TlsSettings(Optional<CertificateFiles> files, boolean selfSigned) {
    /** Plain HTTP. */
    public static final TlsSettings OFF = new TlsSettings(Optional.empty(), false);

    /** Reads what there is, so that a mistake is told at the start. */
    public TlsSettings {
        if (selfSigned && files.isPresent()) {
            throw SettingException.of("tls-self-signed",
                " makes a certificate, and --tls-cert names one; must be one of them");
        }
        files.ifPresent(CertificateFiles::read);
    }

    /**
     * Settings as a user gives them.
     *
     * @param certificate path, or null
     * @param key path, or null
     * @param selfSigned whether a certificate is to be made here
     * @return settings that can be served
     */
    public static TlsSettings of(String certificate, String key, boolean selfSigned) {
        if (certificate == null && key == null) {
            return new TlsSettings(Optional.empty(), selfSigned);
        }
        if (key == null) {
            throw SettingException.of(CertificateFiles.CERTIFICATE_OPTION,
                " needs --tls-key FILE beside it, the certificate's private key");
        }
        if (certificate == null) {
            throw SettingException.of(CertificateFiles.KEY_OPTION,
                " needs --tls-cert FILE beside it, the key's certificate");
        }
        return new TlsSettings(Optional.of(new CertificateFiles(path(CertificateFiles.CERTIFICATE_OPTION, certificate),
            path(CertificateFiles.KEY_OPTION, key))), selfSigned);
    }

    private static Path path(String option, String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException wrong) {
            throw SettingException.text(option, file, "the path of a PEM file");
        }
    }

    /** {@return whether the port speaks TLS} */
    public boolean isOn() {
        return selfSigned || files.isPresent();
    }
}
