package org.webcamd.service;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A datagram socket to whoever is to be notified; the JDK has none of the kind. Confined to one thread. */
final class NotifySocket implements AutoCloseable {
    private static final int LONGEST = 4096;

    private final byte[] path;
    private final Socket socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST);

    private NotifySocket(byte[] path, Socket socket) {
        this.path = path;
        this.socket = socket;
    }

    /**
     * To a path, or to a name of the abstract kind, which begins with {@code @}.
     *
     * @throws IOException when there can be none, in half a sentence
     */
    static NotifySocket to(String address) throws IOException {
        if (!address.startsWith("/") && !address.startsWith("@") || address.length() < 2) {
            throw new IOException("NOTIFY_SOCKET is '%s', must be a path or @NAME".formatted(address));
        }
        if (!Epoll.isAvailable()) {
            throw new IOException("it takes Netty's native library, which does not load on this machine");
        }
        String name = address.startsWith("@") ? "\0" + address.substring(1) : address;
        return new NotifySocket(name.getBytes(StandardCharsets.UTF_8), Socket.newSocketDomainDgram());
    }

    /**
     * Sends lines, without waiting.
     *
     * @return false when nobody has taken the ones before yet
     */
    boolean send(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        buffer.clear().put(bytes, 0, Math.min(bytes.length, LONGEST));
        return socket.sendToDomainSocket(buffer, 0, buffer.position(), path) > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
