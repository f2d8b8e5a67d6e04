package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.RawConnection;

/** A configuration that changes while people watch. */
@Timeout(120)
final class ReloadIT {
    private static final int MANY = 100;
    private static final int LIMIT_SECONDS = 30;
    private static final String BED = "[camera bed]\nsource = test\nfps = 2\n";
    private static final String NOZZLE = "[camera nozzle]\nsource = test\nwidth = 160\nheight = 120\n";

    @TempDir
    private Path folder;
    private Path file;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("webcamd.conf");
        Files.writeString(file, BED + NOZZLE);
    }

    /** At once, since it may be read at any moment. */
    private void becomes(InProcessProgram program, String content) throws IOException {
        Path next = Files.writeString(folder.resolve("next.conf"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        program.hangUp();
    }

    private String info(InProcessProgram program) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(program.url("/?info")))
            .timeout(Duration.ofSeconds(LIMIT_SECONDS)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private void awaitInfo(InProcessProgram program, Predicate<String> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String last = info(program);
        while (!wanted.test(last)) {
            assertTrue(System.nanoTime() - end < 0, last);
            TimeUnit.MILLISECONDS.sleep(50);
            last = info(program);
        }
    }

    private static Predicate<String> has(String camera) {
        return info -> info.contains("\"name\":\"" + camera + "\"");
    }

    @Test
    void viewersOfACameraThatIsTheSameLoseNoFrameWhileOthersComeGoAndChange() throws Exception {
        try (InProcessProgram program = InProcessProgram.startConfigured(file)) {
            AtomicBoolean enough = new AtomicBoolean();
            AtomicLong parts = new AtomicLong();
            List<CompletableFuture<SortedSet<Long>>> viewers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                viewers.add(Viewer.begin(() -> watch(program, enough, parts)));
            }
            awaitInfo(program, info -> info.contains("\"viewerCount\":" + MANY));
            // So many who come at once to a program that has just begun may miss one then.
            awaitSomeMore(parts);
            String skippedBefore = skipped(program);
            long settledMicros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
            becomes(program, BED + NOZZLE + "[camera door]\nsource = test\n");
            awaitInfo(program, has("door"));
            awaitSomeMore(parts);
            becomes(program, BED + NOZZLE.replace("160", "192").replace("120", "144"));
            awaitInfo(program, has("door").negate());
            awaitSomeMore(parts);
            for (int i = 0; i < 20; i++) {
                program.hangUp();
            }
            becomes(program, "max-viewers = 1\n" + BED);
            awaitInfo(program, has("nozzle").negate());
            awaitSomeMore(parts);
            enough.set(true);

            List<SortedSet<Long>> seen = new ArrayList<>();
            for (CompletableFuture<SortedSet<Long>> viewer : viewers) {
                seen.add(Viewer.await(viewer));
            }
            long to = seen.stream().mapToLong(SortedSet::last).min().orElseThrow();
            SortedSet<Long> all = new TreeSet<>(seen.get(0).subSet(settledMicros, to));
            seen.forEach(frames -> assertEquals(all, new TreeSet<>(frames.subSet(settledMicros, to)),
                "frames of one viewer"));
            assertTrue(all.size() >= 3, "frames that all have seen");
            assertEquals(skippedBefore, skipped(program), "a viewer has missed one");
            System.out.printf("%d viewers saw the same %d frames, none missed%n", MANY, all.size());
        }
    }

    /** Of the first camera. */
    private String skipped(InProcessProgram program) throws IOException, InterruptedException {
        Matcher number = Pattern.compile("\"framesSkipped\":(\\d+)").matcher(info(program));
        assertTrue(number.find());
        return number.group(1);
    }

    /** Five a viewer. */
    private static void awaitSomeMore(AtomicLong parts) throws InterruptedException {
        long wanted = parts.get() + 5 * MANY;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (parts.get() < wanted) {
            assertTrue(System.nanoTime() - end < 0, () -> parts + " of " + wanted);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static SortedSet<Long> watch(InProcessProgram program, AtomicBoolean enough, AtomicLong parts)
        throws IOException {
        try (RawConnection connection = Viewer.open(program, "/bed/?stream")) {
            SortedSet<Long> frames = new TreeSet<>();
            while (!enough.get()) {
                frames.add(connection.readPart().timestampMicros());
                parts.incrementAndGet();
            }
            return frames;
        }
    }

    @Test
    void cameraThatHasChangedIsAnotherUnderTheSameNameAndInTheSamePlace() throws Exception {
        try (InProcessProgram program = InProcessProgram.startConfigured(file)) {
            try (RawConnection watching = Viewer.open(program, "/bed/?stream")) {
                watching.readPart();
                becomes(program, BED.replace("fps = 2", "fps = 7") + NOZZLE);
                watching.readToEnd();
            }
            awaitInfo(program, info -> info.indexOf("\"fps\":7.0") > 0);
            try (RawConnection again = Viewer.open(program, "/?stream")) {
                again.readPart();
                assertTrue(info(program).contains("\"viewers\":[{\"camera\":\"bed\""), "still the first");
            }
        }
    }

    @Test
    void badFileChangesNothingAndIsToldWithItsLine() throws Exception {
        try (InProcessProgram program = InProcessProgram.startConfigured(file); LogRecords log = new LogRecords()) {
            becomes(program, NOZZLE + "fsp = 3\n");
            awaitTrouble(log, "the configuration stays as it is: " + file
                + ":5: there is no option fsp; did you mean fps?");
            assertTrue(has("bed").test(info(program)));
            becomes(program, BED + "port = 9\n");
            awaitTrouble(log, "the configuration stays as it is: " + file + ":4: port is no setting of one camera");
            becomes(program, "max-viewers = 3\nusers = " + folder.resolve("none") + "\n" + BED);
            awaitTrouble(log, "stays as it is: " + file + ":2: users " + folder.resolve("none") + " does not exist");
            becomes(program, "max-viewers = 3\n" + BED);
            awaitTrouble(log, file + ": changed, and counts from the next start on: max-viewers");
        }
    }

    @Test
    void fileThatIsCutToNothingBeforeItIsWrittenEndsNoCamera() throws Exception {
        try (InProcessProgram program = InProcessProgram.startConfigured(file); LogRecords log = new LogRecords();
             RawConnection watching = Viewer.open(program, "/bed/?stream")) {
            watching.readPart();
            Files.writeString(file, "");
            program.hangUp();
            awaitTrouble(log, "the configuration stays as it is: " + file + " is empty, or is still being saved");
            watching.readPart();
            program.hangUp();
            Files.writeString(file, BED + NOZZLE + "[camera door]\nsource = test\n");
            awaitInfo(program, has("door"));
            watching.readPart();
        }
    }

    private static void awaitTrouble(LogRecords log, String line) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (log.troubles().stream().noneMatch(trouble -> trouble.contains(line))) {
            assertTrue(System.nanoTime() - end < 0, () -> "no '" + line + "' in " + log.troubles());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
