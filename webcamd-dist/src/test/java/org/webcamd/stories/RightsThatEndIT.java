package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.answer.LinkTarget;
import org.webcamd.auth.LinkSigner;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.RawConnection;

/** Who may watch no more does not go on watching, and all others notice nothing. */
@Timeout(120)
final class RightsThatEndIT {
    private static final int MANY = 50;
    private static final String ANN = "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO";
    private static final String BOB = "bob:$2y$04$l6vSc0epwpUAZFxA.dBLsuByXGTjP8RZbiGyQJ6szW4k5L.GIm1TW";
    private static final String FIRST_KEY = "key 1 of many bytes, nobody else has it";

    @TempDir
    Path folder;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong parts = new AtomicLong();
    private final List<CompletableFuture<SortedSet<Long>>> others = new ArrayList<>();
    private InProcessProgram program;

    @BeforeEach
    void start() throws Exception {
        program = InProcessProgram.start("--users", write("users", ANN + "\n" + BOB).toString(), "--link-key",
            write("key", FIRST_KEY).toString(), "--fps", "4");
        // From now on it is known that this is right: so many are not hashed at once.
        open("/?stream", "bob:other").close();
        for (int i = 0; i < MANY; i++) {
            others.add(Viewer.begin(this::watch));
        }
        awaitSomeMore();
        settled.set(true);
    }

    @AfterEach
    void end() {
        program.close();
    }

    private Path write(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Opens a stream as Bob or as whoever, or by a link; read to its first part. */
    private RawConnection open(String target, String user) throws IOException {
        String login = user.isEmpty() ? "" : "Authorization: Basic "
            + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)) + "\r\n";
        RawConnection connection = RawConnection.to(program)
            .send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n" + login + "\r\n");
        assertEquals(200, connection.readHead().status(), target);
        connection.expect("--boundarydonotcross\r\n");
        connection.readPart();
        return connection;
    }

    private SortedSet<Long> watch() throws IOException {
        try (RawConnection connection = open("/?stream", "bob:other")) {
            SortedSet<Long> frames = new TreeSet<>();
            while (!enough.get()) {
                long taken = connection.readPart().timestampMicros();
                parts.incrementAndGet();
                if (settled.get()) {
                    frames.add(taken);
                }
            }
            return frames;
        }
    }

    private void awaitSomeMore() throws InterruptedException {
        long wanted = parts.get() + 4 * MANY;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (parts.get() < wanted) {
            assertTrue(System.nanoTime() - end < 0, () -> parts + " of " + wanted);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void assertOthersMissedNothing() throws Exception {
        awaitSomeMore();
        enough.set(true);
        List<SortedSet<Long>> seen = new ArrayList<>();
        for (CompletableFuture<SortedSet<Long>> other : others) {
            seen.add(Viewer.await(other));
        }
        long from = seen.stream().mapToLong(SortedSet::first).max().orElseThrow();
        long to = seen.stream().mapToLong(SortedSet::last).min().orElseThrow();
        SortedSet<Long> all = new TreeSet<>(seen.get(0).subSet(from, to));
        seen.forEach(frames -> assertEquals(all, new TreeSet<>(frames.subSet(from, to)), "frames of one viewer"));
        assertTrue(all.size() >= 3, "frames that all have seen");
    }

    @Test
    void streamOfAUserWhoWasTakenOutEnds() throws Exception {
        try (RawConnection ann = open("/?stream", "ann:secret")) {
            write("users", BOB);
            program.hangUp();
            ann.readToEnd();
        }
        assertOthersMissedNothing();
    }

    @Test
    void streamOfAUserWithAnotherPasswordEnds() throws Exception {
        try (RawConnection ann = open("/?stream", "ann:secret")) {
            write("users", BOB + "\n" + BOB.replace("bob", "ann"));
            program.hangUp();
            ann.readToEnd();
        }
        try (RawConnection again = open("/?stream", "ann:other")) {
            again.readPart();
        }
        assertOthersMissedNothing();
    }

    @Test
    void streamByALinkEndsWhenTheKeyChanges() throws Exception {
        String link = LinkTarget.of(program.url("/?stream"), List.of())
            .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), Duration.ofMinutes(5));
        try (RawConnection byLink = open(link.substring(program.url("").length()), "")) {
            write("key", FIRST_KEY.replace('1', '2'));
            program.hangUp();
            byLink.readToEnd();
        }
        assertOthersMissedNothing();
    }
}
