package org.webcamd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a service manager. */
@Timeout(60)
final class ServiceNotifierTest {
    private static final long LIMIT_SECONDS = 30;

    @TempDir
    Path folder;
    private Socket manager;
    private String address;
    private volatile String status = "bed is live";
    private volatile Optional<String> trouble = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(Epoll.isAvailable(), "this machine has no epoll");
        manager = Socket.newSocketDomainDgram();
        address = folder.resolve("notify").toString();
        manager.bind(new DomainSocketAddress(address));
    }

    @AfterEach
    void close() throws IOException {
        if (manager != null) {
            manager.close();
        }
    }

    private ServiceNotifier start(Optional<Duration> watchdog) {
        ServiceReport report = new ServiceReport() {
            @Override
            public String status() {
                return status;
            }

            @Override
            public Optional<String> trouble() {
                return trouble;
            }
        };
        return ServiceNotifier.start(new ServiceSettings(address, watchdog), report).orElseThrow();
    }

    private String next() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() - end < 0) {
            int length = manager.recv(buffer, 0, buffer.capacity());
            if (length > 0) {
                byte[] bytes = new byte[length];
                buffer.get(0, bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return fail("nothing came");
    }

    @Test
    void itIsReadyWithAStatusAndStopsInTheEnd() throws Exception {
        ServiceNotifier notifier = start(Optional.empty());
        assertEquals("READY=1\nSTATUS=bed is live", next());
        notifier.close();
        assertEquals("STOPPING=1\nSTATUS=stops", next());
    }

    @Test
    void statusIsToldWhenItChanges() throws Exception {
        try (ServiceNotifier notifier = start(Optional.empty())) {
            assertEquals("READY=1\nSTATUS=bed is live", next());
            status = "bed is lost";
            assertEquals("STATUS=bed is lost", next(), notifier::toString);
        }
    }

    @Test
    void reloadingHasATimeAndEndsWithReady() throws Exception {
        try (ServiceNotifier notifier = start(Optional.empty())) {
            next();
            long before = System.nanoTime() / 1_000;
            notifier.reloading();
            String reloading = next();
            assertTrue(reloading.matches("RELOADING=1\nMONOTONIC_USEC=[0-9]+"), reloading);
            long told = Long.parseLong(reloading.substring(reloading.lastIndexOf('=') + 1));
            assertTrue(before <= told && told <= System.nanoTime() / 1_000, () -> before + " and then " + told);
            notifier.reloaded();
            assertEquals("READY=1\nSTATUS=bed is live", next());
        }
    }

    @Test
    void signsOfLifeComeWhileThereIsNoTrouble() throws Exception {
        try (ServiceNotifier notifier = start(Optional.of(Duration.ofMillis(60)))) {
            next();
            assertEquals("WATCHDOG=1", next(), notifier::toString);
            assertEquals("WATCHDOG=1", next());
            trouble = Optional.of("webcamd-io-1 has made no progress for 5000 ms");
            status = "told after the last sign";
            while (next().equals("WATCHDOG=1")) {
                assertTrue(trouble.isPresent());
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
            TimeUnit.MILLISECONDS.sleep(200);
            assertEquals(0, Math.max(0, manager.recv(buffer, 0, buffer.capacity())), "a sign of life in spite of it");
            trouble = Optional.empty();
            assertEquals("WATCHDOG=1", next());
        }
    }

    @Test
    void abstractNamesWorkToo() throws Exception {
        manager.close();
        manager = Socket.newSocketDomainDgram();
        address = "@webcamd-test-" + ProcessHandle.current().pid();
        manager.bind(new DomainSocketAddress("\0" + address.substring(1)));
        try (ServiceNotifier notifier = start(Optional.empty())) {
            assertEquals("READY=1\nSTATUS=bed is live", next(), notifier::toString);
        }
    }

    @Test
    void whatIsNoAddressIsNoReasonToFail() {
        address = "vsock:2:1234";
        assertEquals(Optional.empty(), ServiceNotifier.start(new ServiceSettings(address, Optional.empty()), null));
        address = folder.resolve("nobody").toString();
        start(Optional.empty()).close();
    }
}
