package org.webcamd.cluster;

import io.nats.client.AuthHandler;
import io.nats.client.Options;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How the client of NATS is to behave: one connection to one broker, which ends with it; bounded, silent. Stateless.
 */
final class NatsOptions {
    /** For a connection, and for an answer of the broker to whether it has taken what was sent. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What the kernel may hold of frames that are not sent: they grow old there. */
    private static final int SEND_BUFFER_BYTES = 96 * 1024;
    private static final Duration PING = Duration.ofSeconds(2);
    /** More than a large frame on a slow way out takes. */
    private static final int MOST_PINGS = 8;

    private NatsOptions() {
    }

    static Options of(BrokerSettings settings, BrokerAddress address, String name, NatsEvents events,
        NatsThreads threads) throws LinkException {
        Options.Builder options = Options.builder()
            .server(address.shown())
            .connectionName(name)
            .noReconnect()
            .ignoreDiscoveredServers()
            .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
            .connectionTimeout(PATIENCE)
            .pingInterval(PING)
            .maxPingsOut(MOST_PINGS)
            .noNoResponders()
            .discardMessagesWhenOutgoingQueueFull()
            .sendBufferSize(SEND_BUFFER_BYTES)
            .dataPortType(NatsPort.class.getName())
            .errorListener(events)
            .connectionListener(events)
            .executor(threads.workers())
            .callbackExecutor(threads.callbacks())
            .connectExecutor(threads.workers())
            .scheduledExecutor(threads.timer());
        if (address.hasUser()) {
            options.userInfo(address.user().toCharArray(), address.password().toCharArray());
        } else if (address.hasToken()) {
            options.token(address.password().toCharArray());
        }
        settings.credentials().ifPresent(credentials -> options.authHandler(handler(credentials)));
        if (address.secure()) {
            options.sslContext(context(settings));
        }
        return options.build();
    }

    private static SSLContext context(BrokerSettings settings) throws LinkException {
        try {
            return settings.trust().isPresent() ? settings.trust().get().context() : SSLContext.getDefault();
        } catch (GeneralSecurityException | IOException cannot) {
            throw new LinkException("no TLS: " + cannot.getMessage());
        }
    }

    private static AuthHandler handler(Credentials credentials) {
        return new AuthHandler() {
            @Override
            public byte[] sign(byte[] nonce) {
                return credentials.sign(nonce);
            }

            @Override
            public char[] getID() {
                return new char[0];
            }

            @Override
            public char[] getJWT() {
                return credentials.token().toCharArray();
            }
        };
    }
}
