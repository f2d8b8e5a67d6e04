package org.webcamd.cluster;

import io.nats.client.Options;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The socket below a client of NATS. Four things are done here that the client does not: the name in a broker's
 * certificate is compared with the one that it was looked for by, a connection can be ended at once though a write is
 * stuck, it is told how far a write has come, and why a broker refuses TLS. Made by the client, by name; used by its
 * threads one at a time, but for {@link #abort()} and {@link #writtenBytes()}, which are for any.
 */
public final class NatsPort extends SocketDataPort {
    private static final int PIECE_BYTES = 16 * 1024;

    private final AtomicLong written = new AtomicLong();
    private Options options;
    /** Below TLS, whose own way to close would wait for a write that is stuck. */
    private volatile Socket plain;

    /** Not connected yet. */
    public NatsPort() {
    }

    @Override
    public void afterConstruct(Options ofConnection) {
        super.afterConstruct(ofConnection);
        options = ofConnection;
        events().onPort(this);
    }

    private NatsEvents events() {
        return (NatsEvents) options.getErrorListener();
    }

    @Override
    public void upgradeToSecure() throws IOException {
        plain = socket;
        SSLSocket secure = (SSLSocket) options.getSslContext().getSocketFactory()
            .createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.setUseClientMode(true);
        secure.startHandshake();
        socket = secure;
        in = secure.getInputStream();
        out = secure.getOutputStream();
        isSecure = true;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (SSLException refused) {
            // The client would tell only that there is no answer.
            events().exceptionOccurred(null, refused);
            throw refused;
        }
    }

    @Override
    public void write(byte[] source, int length) throws IOException {
        for (int at = 0; at < length; at += PIECE_BYTES) {
            int piece = Math.min(PIECE_BYTES, length - at);
            out.write(source, at, piece);
            written.addAndGet(piece);
        }
    }

    /** How many bytes the kernel has taken. */
    long writtenBytes() {
        return written.get();
    }

    /** Ends it at once: whoever reads or writes is told so. */
    void abort() {
        Socket now = plain == null ? socket : plain;
        try {
            if (now != null) {
                now.close();
            }
        } catch (IOException ended) {
            // It is.
        }
    }
}
