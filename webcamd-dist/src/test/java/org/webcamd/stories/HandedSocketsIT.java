package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.wire.RawConnection;

/** Sockets that were opened before the start, as systemd's socket units have them. */
@Timeout(180)
final class HandedSocketsIT {
    private static final String[] PICTURES = {"--source", "test", "--width", "320", "--height", "240",
        "--snapshot-timeout", "60"};

    @TempDir
    Path folder;

    @BeforeEach
    void needsEpoll() {
        assumeTrue(Epoll.isAvailable(), "this machine has no epoll");
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(PICTURES));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static int snapshot(int port) throws IOException {
        try (RawConnection client = RawConnection.patient("127.0.0.1", port)) {
            return client.get("/?snapshot").readHead().status();
        }
    }

    @Test
    void bothKindsAreServedAndTheFileStays() throws Exception {
        Path unix = folder.resolve("handed.sock");
        try (SocketPasser passer = SocketPasser.start(unix, with("--port", "1"))) {
            assertEquals(200, snapshot(passer.port()));
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(unix))) {
                channel.write(ByteBuffer.wrap("GET /?info HTTP/1.0\r\nHost: cam\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
                String info = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(info.contains("\"port\":" + passer.port() + ","), info);
            }
        }
        assertTrue(Files.exists(unix), "it is not this program's to remove");
    }

    @Test
    void commandsThatAreStartedInheritNothingOfIt() throws Exception {
        Path seen = folder.resolve("seen");
        String source = "exec:sh -c 'env >%1$s.part; mv %1$s.part %1$s; sleep 60'".formatted(seen);
        try (SocketPasser passer = SocketPasser.start(folder.resolve("handed.sock"), "--source", source)) {
            while (!Files.exists(seen)) {
                assertTrue(passer.port() > 0);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertFalse(Files.readString(seen).contains("LISTEN_"), () -> "it sees the sockets");
        }
    }

    @Test
    void aRestartRefusesNobody() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        ExecutorService clients = Executors.newCachedThreadPool();
        try (SocketPasser passer = SocketPasser.start(folder.resolve("handed.sock"), PICTURES)) {
            int port = passer.port();
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    answers.add(CompletableFuture.supplyAsync(() -> ask(port), clients));
                    pause(20);
                }
            }, clients);
            for (int i = 0; i < 2; i++) {
                // One that ends before it has a picture has none for those who wait for it.
                assertEquals(200, snapshot(port));
                pause(500);
                passer.restart();
            }
            assertEquals(200, snapshot(port));
            enough.set(true);
            asking.join();
            assertEquals(List.of(200), answers.stream().map(CompletableFuture::join).distinct().toList());
            assertTrue(answers.size() > 50, () -> answers.size() + " asked");
        } finally {
            clients.shutdownNow();
        }
    }

    private static int ask(int port) {
        try {
            return snapshot(port);
        } catch (IOException refused) {
            return -1;
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
