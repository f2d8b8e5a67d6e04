package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.answer.LinkTarget;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.LinkSigner;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.RawConnection;

/** Users who have passwords, by the programs that they watch with. The hashes are those of {@code htpasswd -B}. */
@Timeout(120)
final class PasswordsIT {
    private static final String ANN = "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO";
    private static final String BOB = "bob:$2y$04$l6vSc0epwpUAZFxA.dBLsuByXGTjP8RZbiGyQJ6szW4k5L.GIm1TW";
    private static final String FIRST_KEY = "key 1 of many bytes, nobody else has it";
    /** Asks without a password first, as these libraries do. */
    private static final String URLLIB = """
        import sys, urllib.request
        known = urllib.request.HTTPPasswordMgr()
        known.add_password('webcamd', sys.argv[1], 'ann', 'secret')
        opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(known))
        print(opener.open(sys.argv[1], timeout=20).read()[:2].hex())
        """;

    @TempDir
    Path folder;

    private InProcessProgram program;

    @BeforeEach
    void start() throws Exception {
        program = InProcessProgram.start("--users", users(ANN, BOB).toString(), "--operator", "ann",
            "--link-key", key(FIRST_KEY).toString());
    }

    @AfterEach
    void end() {
        program.close();
    }

    private Path users(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("users"), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path key(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String signed(String target) throws AuthFileException {
        return LinkTarget.of(program.url(target), List.of())
            .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), Duration.ofMinutes(5));
    }

    private int status(String target, String userAndPassword) throws IOException {
        String value = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        try (RawConnection connection = RawConnection.to(program)) {
            return connection.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\nAuthorization: Basic " + value
                + "\r\n\r\n").readHead().status();
        }
    }

    @Test
    void nobodySeesAnythingWithoutAPassword() throws Exception {
        for (String target : List.of("/", "/?stream", "/snapshot.jpg", "/?info", "/page.js", "/nothing")) {
            try (RawConnection connection = RawConnection.to(program)) {
                assertEquals(401, connection.get(target).readHead().status(), target);
            }
        }
        assertEquals(200, status("/?stream", "bob:other"));
    }

    @Test
    void curlShowsItsPasswordAtOnceOrWhenItIsAsked() throws Exception {
        assumeInstalled("curl");

        for (String way : List.of("--basic", "--anyauth", "--http1.0")) {
            assertEquals("200", run("curl", "-s", way, "-u", "bob:other", "-o", folder.resolve("now.jpg").toString(),
                "-w", "%{http_code}", program.url("/?snapshot")), way);
        }
        assertEquals("401", run("curl", "-s", "-u", "bob:wrong", "-o", "/dev/null", "-w", "%{http_code}",
            program.url("/?snapshot")));
    }

    @Test
    void ffmpegReadsTheStreamWithThePasswordOfItsAddress() throws Exception {
        assumeInstalled("ffmpeg");

        assertEquals("", run("ffmpeg", "-v", "error", "-nostdin", "-f", "mpjpeg", "-i",
            program.url("/?stream").replace("//", "//bob:other@"), "-frames:v", "10", "-f", "null", "-"));
    }

    @Test
    void pythonAsksAgainWithThePassword() throws Exception {
        assumeInstalled("python3");

        assertEquals("ffd8", run("python3", "-c", URLLIB, program.url("/?snapshot")));
    }

    @Test
    void signedLinkNeedsNoPasswordUntilTheKeyChanges() throws Exception {
        assumeInstalled("ffmpeg");
        assumeInstalled("curl");
        String link = signed("/stream.mjpg");
        String picture = signed("/?snapshot") + "&width=160&1699999999";

        assertEquals("", run("ffmpeg", "-v", "error", "-nostdin", "-f", "mpjpeg", "-i", link, "-frames:v", "10", "-f",
            "null", "-"));
        assertEquals("200", curlStatus(picture));
        assertEquals("401", curlStatus(picture.replace("snapshot", "info")));

        key(FIRST_KEY.replace('1', '2'));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!curlStatus(picture).equals("401")) {
            assertTrue(System.nanoTime() - end < 0, "it still counts");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertEquals("200", curlStatus(signed("/?snapshot")));
    }

    private static String curlStatus(String url) throws Exception {
        return run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", url);
    }

    @Test
    void usersThatChangeCountWithoutARestart() throws Exception {
        assertEquals(200, status("/?info", "ann:secret"));
        users(BOB);
        awaitStatus(401, "ann:secret");
        assertEquals(200, status("/?info", "bob:other"));
        users(BOB, ANN);
        awaitStatus(200, "ann:secret");
    }

    @Test
    void usersFileWithAMistakeChangesNothing() throws Exception {
        try (LogRecords log = new LogRecords()) {
            Path file = users(ANN, BOB, "eve:$apr1$A323QWgA$kySQDWCVbt1GLHA95QQ9W/");
            String line = ("WARNING --users %s, line 3: this is a hash of another kind (MD5) and not of bcrypt; "
                + "htpasswd -B %s NAME makes a right one; what was there before still counts").formatted(file, file);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (log.troubles().isEmpty() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertEquals(List.of(line), log.troubles());
            assertEquals(200, status("/?info", "ann:secret"));
        }
    }

    private void awaitStatus(int status, String userAndPassword) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (status("/?info", userAndPassword) != status) {
            assertTrue(System.nanoTime() - end < 0, "it never came to be");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void assumeInstalled(String command) {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, command))), command + " is not installed");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            return printed.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
