package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program as {@code main} runs it, but for the process: on a port that the system chose, until it is closed. What
 * it began, threads included, must end with it.
 */
public final class InProcessProgram implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("(?m)^  https?://(\\S+):(\\d+)/");

    private final StopSignal signal = StopSignal.ofCaller();
    private final Hangup hangup = Hangup.ofCaller();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private int port;

    private InProcessProgram(String... args) {
        Thread main = new Thread(() -> {
            try {
                exit.complete(Main.run(print(out), print(err), signal, hangup, args));
            } catch (RuntimeException | Error fault) {
                exit.completeExceptionally(fault);
            }
        }, "main-of-test");
        main.setDaemon(true);
        main.start();
    }

    /**
     * Shows the test picture on the IPv4 loopback at 320x240, unless the arguments say otherwise. Pictures have all the
     * time that a busy machine needs.
     */
    public static InProcessProgram start(String... more) throws InterruptedException {
        return startWith(Stream.concat(Stream.of("--source", "test"), Arrays.stream(more)));
    }

    /** The same with cameras that are all named, as {@code --camera} takes them. */
    public static InProcessProgram startCameras(List<String> cameras, String... more) throws InterruptedException {
        return startWith(Stream.concat(cameras.stream().flatMap(camera -> Stream.of("--camera", camera)),
            Arrays.stream(more)));
    }

    /** The same with a configuration file that says what to show. */
    public static InProcessProgram startConfigured(Path file) throws InterruptedException {
        return startWith(Stream.of("--config", file.toString()));
    }

    private static InProcessProgram startWith(Stream<String> more) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("--width", "320", "--height", "240", "--v4bindaddress",
            "127.0.0.1", "--port", "0", "--snapshot-timeout", "20"));
        args.addAll(more.toList());
        InProcessProgram program = new InProcessProgram(args.toArray(String[]::new));
        program.awaitPort();
        return program;
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private void awaitPort() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() - end < 0) {
            Matcher address = ADDRESS.matcher(greeting());
            if (address.find()) {
                port = Integer.parseInt(address.group(2));
                return;
            }
            assertTrue(!exit.isDone(), () -> "ended: " + err.toString(StandardCharsets.UTF_8));
            TimeUnit.MILLISECONDS.sleep(1);
        }
        fail("no port after " + LIMIT_SECONDS + " s");
    }

    /** What it printed at the start. */
    public String greeting() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The address of something that it serves, on the IPv4 loopback. */
    public String url(String target) {
        return "http://127.0.0.1:" + port + target;
    }

    /** Tells it to read its configuration again, as SIGHUP does, and returns at once. */
    public void hangUp() {
        hangup.onSignal();
    }

    /** Tells it to end, as a signal does, and returns at once. */
    public void requestStop() {
        signal.request();
    }

    /** The time until it had ended, and all its threads. */
    public long awaitEndNanos() {
        long begin = System.nanoTime();
        assertEquals(0, exit.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join());
        final long nanos = System.nanoTime() - begin;
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!threads().isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertEquals(List.of(), threads(), "threads that outlive the program");
        return nanos;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
            .filter(Thread::isAlive)
            .map(Thread::getName)
            .filter(name -> name.startsWith("webcamd-"))
            .toList();
    }

    @Override
    public void close() {
        requestStop();
        awaitEndNanos();
    }
}
