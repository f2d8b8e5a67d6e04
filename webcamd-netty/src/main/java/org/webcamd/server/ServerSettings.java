package org.webcamd.server;

import java.time.Duration;
import java.util.Optional;
import org.webcamd.access.AccessSettings;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.auth.AuthSettings;
import org.webcamd.settings.SettingException;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;

/**
 * How to serve.
 *
 * @param listen where connections come in
 * @param tls whether they are encrypted
 * @param transport how to talk to the kernel
 * @param maxViewers how many streams at once, 1 to 100000
 * @param connections how connections are shared out
 * @param stream how viewers are served
 * @param snapshotTimeout when a picture is given up, above 0 to 60 s, or none for the default
 * @param access who may read what is served, and who may change something
 * @param auth who has to say who it is
 * @param logRequests whether each request is logged
 * @param showRates whether frame rates are logged
 */
public record ServerSettings(ListenSettings listen, TlsSettings tls, Transport transport, int maxViewers,
    ConnectionSettings connections, StreamSettings stream, Optional<Duration> snapshotTimeout, AccessSettings access,
    AuthSettings auth, boolean logRequests, boolean showRates) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
    /** Connections beside those of viewers: pictures, statistics, pages, and those that have not asked yet. */
    private static final int OTHER_CONNECTIONS = 1024;

    /** Checks the ranges. */
    public ServerSettings {
        if (maxViewers < 1 || maxViewers > 100_000) {
            throw SettingException.number("max-viewers", maxViewers, "1 to 100000");
        }
        requireOperator(access, auth);
        snapshotTimeout.ifPresent(timeout -> {
            if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
                throw SettingException.seconds("snapshot-timeout", timeout, "above 0 and at most 60 seconds");
            }
        });
    }

    private static void requireOperator(AccessSettings access, AuthSettings auth) {
        if (access.allowControl() && auth.asks() && auth.operators().isEmpty()) {
            throw SettingException.of("allow-control",
                " is for operators where there are users, and none is named: --operator NAME");
        }
    }

    int maxConnections() {
        return maxViewers + OTHER_CONNECTIONS;
    }
}
