package org.webcamd.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection to an HTTP server, for one request after the other. Plain sockets rather than the JDK's clients: closing
 * one from another thread ends whatever it waits for, at once and for certain, even a head that comes a byte at a time;
 * limits of time and size are set here; and cameras are not refused for small sins in their answers. Used by one
 * thread, closed by any.
 */
final class HttpConnection implements Closeable {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final HttpAddress address;
    private final StreamLimits limits;
    /** The TCP socket, also below TLS, where closing may wait for the peer. */
    private Socket socket;
    private boolean closed;
    private Socket stream;
    private InputStream in;

    HttpConnection(HttpAddress address, StreamLimits limits) {
        this.address = address;
        this.limits = limits;
    }

    /** Connects; every address that the name has is tried. */
    void connect() throws IOException {
        IOException failure = null;
        for (InetAddress ip : InetAddress.getAllByName(address.host())) {
            try {
                Socket candidate = candidate();
                candidate.connect(new InetSocketAddress(ip, address.port()), (int) limits.connect().toMillis());
                begin(candidate);
                return;
            } catch (IOException unreachable) {
                failure = failure == null ? unreachable : failure;
            }
        }
        throw failure;
    }

    private synchronized Socket candidate() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = new Socket();
        if (closed) {
            socket.close();
        }
        return socket;
    }

    private void begin(Socket connected) throws IOException {
        connected.setSoTimeout((int) limits.read().toMillis());
        connected.setTcpNoDelay(true);
        stream = address.secure() ? secured(connected) : connected;
        in = new BufferedInputStream(stream.getInputStream(), BUFFER_BYTES);
    }

    private Socket secured(Socket connected) throws IOException {
        SSLSocket secured = (SSLSocket) tls().createSocket(connected, address.host(), address.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static SSLSocketFactory tls() throws IOException {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException none) {
            throw new IOException("this Java has no TLS", none);
        }
    }

    /**
     * Sends a request and waits for the head of the answer. The answer before must have been read to its end.
     *
     * @param headers more header lines, each with its line end
     */
    HttpResponse get(String target, String headers) throws IOException {
        // Not a browser that wants the next part's header in advance: the boundary is to follow each picture at once.
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + address.authority()
            + "\r\nUser-Agent: webcamd\r\nAccept: multipart/x-mixed-replace, image/jpeg, */*;q=0.5\r\n"
            + headers + "\r\n";
        stream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return HttpResponse.read(in);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException whatever) {
                // It is gone in any case.
            }
        }
    }
}
