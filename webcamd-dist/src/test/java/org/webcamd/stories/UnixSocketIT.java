package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** The program is reached by a Unix domain socket, as by a proxy on the same machine. */
@Timeout(60)
final class UnixSocketIT {
    @TempDir
    Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("webcamd.sock");
    }

    private SocketChannel ask(String target, String... headers) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        channel.write(ByteBuffer.wrap(("GET " + target + " HTTP/1.0\r\nHost: cam.local\r\n"
            + String.join("", headers) + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private String answer(String target, String... headers) throws IOException {
        try (SocketChannel channel = ask(target, headers)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String read(SocketChannel channel, int bytes) throws IOException {
        return new String(Channels.newInputStream(channel).readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio", "io_uring"})
    void pictureAndStreamAreServedBesideThePort(String transport) throws Exception {
        assumeTrue(!transport.equals("epoll") || Epoll.isAvailable(), "this machine has no epoll");
        assumeTrue(!transport.equals("io_uring") || IoUring.isAvailable(), "this machine has no io_uring");
        try (LogRecords log = new LogRecords()) {
            try (InProcessProgram program = InProcessProgram.start("--transport", transport, "--unix",
                path + ",mode=600")) {
                assertTrue(program.greeting().contains("  unix:" + path + "\n"), program::greeting);
                assertTrue(answer("/?snapshot").startsWith("HTTP/1.1 200 OK\r\n"));
                try (SocketChannel viewer = ask("/?stream"); RawConnection beside = RawConnection.to(program)) {
                    assertTrue(read(viewer, 100_000).contains("--boundarydonotcross\r\nContent-Type: image/jpeg"));
                    assertEquals(200, beside.get("/?snapshot").readHead().status());
                    assertTrue(answer("/?info").contains("\"sessions\":{\"unix\":"));
                }
                Info.await(program, info -> info.viewers() == 0);
            }
            assertFalse(Files.exists(path), "it is left behind");
            assertEquals(List.of(), log.troubles());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio", "io_uring"})
    void fileOfWhoTookThePlaceMeanwhileStays(String transport) throws Exception {
        assumeTrue(!transport.equals("epoll") || Epoll.isAvailable(), "this machine has no epoll");
        assumeTrue(!transport.equals("io_uring") || IoUring.isAvailable(), "this machine has no io_uring");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            try (InProcessProgram program = InProcessProgram.start("--transport", transport, "--unix",
                path.toString())) {
                assertTrue(program.port() > 0);
                Files.delete(path);
                other.bind(UnixDomainSocketAddress.of(path));
            }
            try (SocketChannel asking = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                assertTrue(asking.isConnected());
            }
        }
    }

    @Test
    void streamBehindAProxyHasTheAddressThatIsForwarded() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--unix", path.toString());
            SocketChannel viewer = ask("/?stream", "X-Forwarded-For: 192.0.2.9\r\n")) {
            assertTrue(read(viewer, 20_000).startsWith("HTTP/1.1 200 OK"));
            String info = answer("/?info", "X-Forwarded-For: 192.0.2.8\r\n");
            assertTrue(info.contains("\"address\":\"192.0.2.9\""), info);
            assertTrue(program.port() > 0);
        }
    }

    @Test
    void itIsPlainWhereThePortSpeaksTls() throws Exception {
        Path state = Files.createDirectory(folder.resolve("state"));
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        assumeTrue(new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=cam",
            "-keyout", key.toString(), "-out", certificate.toString()).directory(state.toFile())
            .redirectErrorStream(true).redirectOutput(state.resolve("log").toFile()).start().waitFor() == 0,
            "openssl is not installed");
        try (InProcessProgram program = InProcessProgram.start("--unix", path.toString(), "--tls-cert",
            certificate.toString(), "--tls-key", key.toString());
            RawConnection plain = RawConnection.to(program)) {
            assertEquals(308, plain.get("/?snapshot").readHead().status());
            assertTrue(answer("/?snapshot").startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void socketThatIsInTheWayOfNobodyAnyMoreIsReplaced() throws Exception {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(UnixDomainSocketAddress.of(path)).close();
        try (InProcessProgram program = InProcessProgram.start("--unix", path.toString())) {
            assertTrue(answer("/?snapshot").startsWith("HTTP/1.1 200 OK\r\n"), program::greeting);
        }
    }
}
