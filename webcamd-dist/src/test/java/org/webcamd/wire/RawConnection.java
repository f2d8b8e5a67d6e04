package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.webcamd.launch.InProcessProgram;

/** A client that sees every byte. Every read has an end. */
public final class RawConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 20_000;
    private static final int LONGEST_LINE = 10_000;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    private RawConnection(String from, String host, int port, int receiveBufferBytes) throws IOException {
        this(connect(from, host, port, receiveBufferBytes));
    }

    private static Socket connect(String from, String host, int port, int receiveBufferBytes) throws IOException {
        Socket socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        if (from != null) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
        return socket;
    }

    /** Connects by TLS to a server that is trusted, with a receive buffer of this size or, for 0, the usual one. */
    public static RawConnection encrypted(InProcessProgram program, SSLContext trust, int receiveBufferBytes)
        throws IOException {
        Socket plain = connect(null, "127.0.0.1", program.port(), receiveBufferBytes);
        SSLSocket encrypted =
            (SSLSocket) trust.getSocketFactory().createSocket(plain, "127.0.0.1", program.port(), true);
        encrypted.startHandshake();
        return new RawConnection(encrypted);
    }

    /** Connects. */
    public static RawConnection to(InProcessProgram program) throws IOException {
        return new RawConnection(null, "127.0.0.1", program.port(), 0);
    }

    /** Connects from an address of the IPv4 loopback. */
    public static RawConnection from(String address, InProcessProgram program) throws IOException {
        return new RawConnection(address, "127.0.0.1", program.port(), 0);
    }

    /** Connects to another address. */
    public static RawConnection to(String host, int port) throws IOException {
        return new RawConnection(null, host, port, 0);
    }

    /** Connects to another address, and waits longer for what comes: a server that is yet to start, for one. */
    public static RawConnection patient(String host, int port) throws IOException {
        RawConnection connection = to(host, port);
        connection.socket.setSoTimeout(3 * LIMIT_MILLIS);
        return connection;
    }

    /** Connects with a receive buffer of this size, as a device with little memory has. */
    public static RawConnection withLittleMemory(InProcessProgram program, int bytes) throws IOException {
        return withLittleMemory("127.0.0.1", program.port(), bytes);
    }

    /** Connects to another address in the same way. */
    public static RawConnection withLittleMemory(String host, int port, int bytes) throws IOException {
        return new RawConnection(null, host, port, bytes);
    }

    /** Sends bytes as they are. */
    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Asks for a target and nothing else. */
    public RawConnection get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n\r\n");
    }

    /** Reads the head of an answer. */
    public Head readHead() throws IOException {
        return Head.parse(readLine(), this);
    }

    /** Reads up to the end of a line, without it. */
    public String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("inside the line '" + line + "'");
            }
            line.write(next);
            assertTrue(line.size() < LONGEST_LINE, "no end of line");
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        assertTrue(text.endsWith("\r"), () -> "a line must end in CR LF: '" + text + "'");
        return text.substring(0, text.length() - 1);
    }

    /** Reads a byte, or -1 when the server has closed. */
    public int readOrEnd() throws IOException {
        return in.read();
    }

    /** Whether the server has closed; waits for the next byte, which is still to be read then. */
    public boolean isAtEnd() throws IOException {
        in.mark(1);
        boolean end = in.read() < 0;
        if (!end) {
            in.reset();
        }
        return end;
    }

    /** Says that nothing more will be sent. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads so many bytes. */
    public byte[] read(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException(read.length + " of " + bytes + " bytes");
        }
        return read;
    }

    /** Reads so many bytes, not faster than a number of bytes a second. */
    public byte[] readPaced(int bytes, int bytesPerSecond) throws IOException, InterruptedException {
        ByteArrayOutputStream read = new ByteArrayOutputStream(bytes);
        while (read.size() < bytes) {
            int piece = Math.min(4096, bytes - read.size());
            read.write(read(piece));
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(piece) / bytesPerSecond);
        }
        return read.toByteArray();
    }

    /** Reads text that must be there. */
    public void expect(String text) throws IOException {
        assertEquals(text, new String(read(text.length()), StandardCharsets.ISO_8859_1));
    }

    /** Reads one whole part with a trailing boundary, checks it, and tells of it. */
    public StreamPart readPart() throws IOException {
        return StreamPart.read(this);
    }

    /** Reads all that comes until the server closes. */
    public byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Vanishes without a farewell: the server gets a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
