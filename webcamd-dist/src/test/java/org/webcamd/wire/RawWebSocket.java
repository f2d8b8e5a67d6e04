package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket of which every byte can be sent and seen, right ones and wrong ones. Every read has an end. */
public final class RawWebSocket implements AutoCloseable {
    /** The first byte of whole messages, of those that go on, and of what is said about the connection. */
    public static final int TEXT = 0x81;
    /** A binary message. */
    public static final int BINARY = 0x82;
    /** The first piece of a text. */
    public static final int FIRST_PIECE = 0x01;
    /** One that is followed by others. */
    public static final int PIECE = 0x00;
    /** The last one. */
    public static final int LAST_PIECE = 0x80;
    /** A farewell. */
    public static final int CLOSE = 0x88;
    /** A question whether anybody is there. */
    public static final int PING = 0x89;
    /** Its answer. */
    public static final int PONG = 0x8A;

    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final RawConnection connection;

    private RawWebSocket(RawConnection connection) {
        this.connection = connection;
    }

    /**
     * A message, or what is said about the connection.
     *
     * @param first byte of it
     * @param payload unmasked
     */
    public record Message(int first, byte[] payload) {
        /** As text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a farewell. */
        public int code() {
            assertEquals(CLOSE, first, this::text);
            return ByteBuffer.wrap(payload).getShort();
        }
    }

    /** Makes a WebSocket of a connection on which nothing was asked yet. */
    public static RawWebSocket over(RawConnection connection, String target) throws IOException {
        connection.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        Head head = connection.readHead();
        assertEquals(101, head.status(), head::statusLine);
        return new RawWebSocket(connection);
    }

    /** Sends something whole and masked, as a client has to. */
    public RawWebSocket send(int first, String payload) throws IOException {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer message = ByteBuffer.allocate(bytes.length + 14).put((byte) first);
        if (bytes.length < TWO_BYTES) {
            message.put((byte) (MASKED | bytes.length));
        } else {
            message.put((byte) (MASKED | TWO_BYTES)).putShort((short) bytes.length);
        }
        message.put(MASK);
        for (int i = 0; i < bytes.length; i++) {
            message.put((byte) (bytes[i] ^ MASK[i % MASK.length]));
        }
        return sendBytes(new String(message.array(), 0, message.position(), StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are. */
    public RawWebSocket sendBytes(String bytes) throws IOException {
        connection.send(bytes);
        return this;
    }

    /** Reads the next message. */
    public Message read() throws IOException {
        int first = connection.read(1)[0] & 0xFF;
        return new Message(first, connection.read(length()));
    }

    /** Reads the next message, not faster than a number of bytes a second. */
    public Message readPaced(int bytesPerSecond) throws IOException, InterruptedException {
        int first = connection.read(1)[0] & 0xFF;
        return new Message(first, connection.readPaced(length(), bytesPerSecond));
    }

    private int length() throws IOException {
        int length = connection.read(1)[0] & 0xFF;
        return switch (length) {
            case TWO_BYTES -> ByteBuffer.wrap(connection.read(Short.BYTES)).getShort() & 0xFFFF;
            case EIGHT_BYTES -> Math.toIntExact(ByteBuffer.wrap(connection.read(Long.BYTES)).getLong());
            default -> length;
        };
    }

    /** Reads until the server says goodbye, and gives its code. */
    public int readToCode() throws IOException {
        Message message = read();
        while (message.first() != CLOSE) {
            message = read();
        }
        return message.code();
    }

    /** Reads until the server has closed, with a farewell or without. */
    public void readToEnd() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException | SocketException closed) {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
