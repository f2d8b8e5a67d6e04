package org.webcamd.server;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.webcamd.admission.ListenSettings;

/** Explains to a user why a port cannot be opened. Stateless. */
final class BindFailure {
    private BindFailure() {
    }

    /** The one line; the transports tell the reason in words only, each in its own. */
    static StartException explain(ListenSettings listen, Throwable cause) {
        String address = listen.address();
        int port = listen.port();
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return new StartException("no such address: " + address);
        }
        if (reason.contains("in use")) {
            return new StartException(
                "port %d on %s is in use by another program; choose another with --port".formatted(port, address));
        }
        if (reason.contains("assign requested address")) {
            return new StartException("%s is no address of this machine".formatted(address));
        }
        if (reason.contains("Permission denied")) {
            return new StartException(
                "no permission to open port %d; choose one above 1023 with --port".formatted(port));
        }
        return new StartException("port %d on %s cannot be opened: %s".formatted(port, address, reason));
    }
}
