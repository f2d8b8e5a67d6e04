package org.webcamd.tls;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.settings.FileState;
import org.webcamd.settings.SettingException;

/**
 * A key and a certificate that are made here, kept in a folder that nobody else may look into, and made anew before the
 * certificate ends. Several processes that share the folder have the same one. Confined to one thread at a time.
 */
final class SelfSigned implements IdentitySource {
    static final String OPTION = "tls-self-signed";
    static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private static final System.Logger LOG = System.getLogger(SelfSigned.class.getName());
    private static final FileAttribute<?> OWNERS_FOLDER =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LOCK_ATTEMPTS = 50;
    private static final long LOCK_PAUSE_MILLIS = 100;

    private final Path folder;
    private final Path both;
    private final Path certificate;
    private final List<String> names;
    private final Clock clock;
    private Identity last;

    /**
     * Nothing is read or made yet.
     *
     * @param folder made where it is not there
     * @param names that it is to be valid for, beside this machine's own
     */
    SelfSigned(Path folder, List<String> names, Clock clock) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
        both = folder.resolve("self-signed.pem");
        certificate = folder.resolve("self-signed.crt");
    }

    /** In the folder of this program. */
    static SelfSigned inStateFolder(List<String> names) {
        Path folder = StateFolder.of(System.getenv()).orElseThrow(() -> SettingException.of(OPTION,
            " knows no folder to keep its key in: set XDG_STATE_HOME to one"));
        return new SelfSigned(folder, names, Clock.systemUTC());
    }

    /** Another one also when it is time for a new certificate. */
    @Override
    public String state() {
        return FileState.of(both) + (last != null && isDue(last) ? ", due" : "");
    }

    @Override
    public Identity read() {
        String seen = FileState.of(both);
        Identity kept = kept();
        last = kept != null && !isDue(kept) ? kept : made(seen);
        return last;
    }

    private boolean isDue(Identity identity) {
        return clock.instant().isAfter(identity.ends().minus(RENEWED_BEFORE_END))
            || clock.instant().isBefore(identity.begins());
    }

    /** What is in the folder, or null. */
    private Identity kept() {
        if (!Files.exists(both)) {
            return null;
        }
        try {
            PemFile file = new PemFile(OPTION, both);
            Identity kept = new Identity(PrivateKeys.read(file), Certificates.read(file));
            kept.complaintOfKey().ifPresent(complaint -> {
                throw file.wrong(complaint);
            });
            return kept;
        } catch (SettingException damaged) {
            if (!Files.isReadable(both)) {
                throw damaged;
            }
            LOG.log(WARNING, damaged.complaint().strip() + "; a new key and certificate are made");
            return null;
        }
    }

    /** Unless another process has made one since the file was seen. */
    private Identity made(String seen) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, OWNERS_FOLDER);
            }
            try (FileChannel lock = FileChannel.open(folder.resolve("self-signed.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock mine = lock(lock)) {
                assert mine == null || mine.isValid();
                Identity others = FileState.of(both).equals(seen) ? null : kept();
                return others != null && !isDue(others) ? others : written();
            }
        } catch (FileSystemException failed) {
            String reason = failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
            throw SettingException.of(OPTION, " cannot keep its key in %s (%s): set XDG_STATE_HOME to a folder that "
                .formatted(folder, reason) + "can be written to");
        } catch (IOException failed) {
            throw SettingException.of(OPTION, " cannot keep its key in " + folder + ": " + failed.getMessage());
        }
    }

    /** Waits for others who are at it, though not for ever: then two are made, and the last one counts. */
    private static FileLock lock(FileChannel file) throws IOException {
        for (int i = 0; i < LOCK_ATTEMPTS; i++) {
            try {
                FileLock lock = file.tryLock();
                if (lock != null) {
                    return lock;
                }
                TimeUnit.MILLISECONDS.sleep(LOCK_PAUSE_MILLIS);
            } catch (OverlappingFileLockException ownProcess) {
                return null;
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private Identity written() throws IOException {
        Identity made = SelfSignedCertificate.make(OwnNames.ofThisMachine(names), clock.instant());
        String shown = PemBlock.text(Certificates.LABEL, encoded(made));
        write(certificate, shown);
        write(both, PemBlock.text(PrivateKeys.LABEL, made.key().getEncoded()) + shown);
        LOG.log(INFO, "a key and a certificate for TLS were made; clients that are to trust it need {0}", certificate);
        return made;
    }

    private static byte[] encoded(Identity made) {
        try {
            return made.certificate().getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whole or not at all, and never readable by others. */
    private void write(Path file, String text) throws IOException {
        Path part = Files.createTempFile(folder, "self-signed", ".part", OWNERS_FILE);
        try {
            Files.write(part, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.DSYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
