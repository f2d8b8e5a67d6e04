package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.RawConnection;

/** Some guess passwords, as fast as they can; others have one. */
@Timeout(180)
final class GuessedPasswordsIT {
    private static final String ANN = "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO";
    private static final List<String> GUESSERS = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");
    private static final int GUESSES = 400;

    @TempDir
    Path folder;

    @Test
    void whoHasThePasswordAlwaysGetsInWhileOthersGuess() throws Exception {
        Path users = Files.write(folder.resolve("users"), List.of(ANN));
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (InProcessProgram program = InProcessProgram.start("--users", users.toString())) {
            List<Future<Set<Integer>>> guessing = new ArrayList<>();
            for (String address : GUESSERS) {
                guessing.add(threads.submit(guesser(program, address)));
            }
            int logins = 0;
            while (logins == 0 || guessing.stream().anyMatch(guesser -> !guesser.isDone())) {
                assertEquals(200, status(program, "127.0.0.1", "ann:secret"));
                assertEquals(200, status(program, GUESSERS.get(logins % GUESSERS.size()), "ann:secret"),
                    "from an address that guesses");
                logins++;
            }
            for (Future<Set<Integer>> guesser : guessing) {
                Set<Integer> statuses = guesser.get(60, TimeUnit.SECONDS);
                assertTrue(Set.of(401, 429).containsAll(statuses) && statuses.contains(429), statuses::toString);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Set<Integer>> guesser(InProcessProgram program, String address) {
        return () -> {
            Set<Integer> statuses = new TreeSet<>();
            for (int i = 0; i < GUESSES; i++) {
                statuses.add(status(program, address, "ann:" + address + i));
            }
            return statuses;
        };
    }

    private static int status(InProcessProgram program, String from, String userAndPassword) throws IOException {
        String value = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        try (RawConnection connection = RawConnection.from(from, program)) {
            Head head = connection.send("GET /?info HTTP/1.1\r\nHost: cam.local\r\nAuthorization: Basic " + value
                + "\r\n\r\n").readHead();
            return head.status();
        }
    }
}
