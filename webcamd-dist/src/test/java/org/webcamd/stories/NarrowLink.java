package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A network of its own that this machine reaches over a pair of interfaces, of which the one towards it lets no more
 * pass than a token bucket allows. Programs that are run in it reach this machine at {@link #host()}. Nothing is left
 * of it when it is closed, nor when the JVM of the tests is told to end.
 */
final class NarrowLink implements AutoCloseable {
    private static final int LINKS = 250;
    private static final long LIMIT_SECONDS = 20;
    private static final String QUEUE = "200ms";
    private static final String BURST_BYTES = "5000";

    private final String network;
    private final String near;
    private final String far;
    private final String nearAddress;
    private final String farAddress;
    private final Thread lastResort = new Thread(this::remove);

    private NarrowLink(int number) {
        network = "webcamd-test-" + number;
        near = "wcdn" + number;
        far = "wcdf" + number;
        // A block of addresses for tests of networks, which no other network has (RFC 2544).
        nearAddress = "198.18." + number + ".1";
        farAddress = "198.18." + number + ".2";
    }

    /** Skips the tests that need one where it cannot be made: it takes a root that may. */
    static void assumePossible() throws InterruptedException {
        String name = "webcamd-test-try-" + ProcessHandle.current().pid();
        String said = said("ip", "netns", "add", name);
        String removed = said("ip", "netns", "del", name);
        assumeTrue(said.isEmpty() && removed.isEmpty(), "no network of its own can be made here: " + said);
        assumeTrue(said("tc", "-V").startsWith("tc utility"), "tc is not installed");
        assumeTrue(said("curl", "--version").startsWith("curl"), "curl is not installed");
    }

    /** Makes one of a rate as {@code tc} takes it. */
    static NarrowLink of(String rate) throws InterruptedException {
        long first = ProcessHandle.current().pid() % LINKS;
        for (int i = 0; i < LINKS; i++) {
            NarrowLink link = new NarrowLink((int) ((first + i) % LINKS));
            if (said("ip", "netns", "add", link.network).isEmpty()) {
                link.set(rate);
                return link;
            }
        }
        return fail("all networks of tests are there already");
    }

    private void set(String rate) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", network);
            run("ip", "addr", "add", nearAddress + "/30", "dev", near);
            run("ip", "link", "set", near, "up");
            run("ip", "-n", network, "addr", "add", farAddress + "/30", "dev", far);
            run("ip", "-n", network, "link", "set", far, "up");
            carry("add", rate);
        } catch (InterruptedException | RuntimeException | AssertionError failed) {
            close();
            throw failed;
        }
    }

    /** From now on it carries as much as this. */
    void carry(String rate) throws InterruptedException {
        carry("change", rate);
    }

    private void carry(String how, String rate) throws InterruptedException {
        run("tc", "qdisc", how, "dev", near, "root", "tbf", "rate", rate, "burst", BURST_BYTES, "latency", QUEUE);
    }

    /** This machine's address at this end of it. */
    String host() {
        return nearAddress;
    }

    /** What runs a command at the other end. */
    ProcessBuilder program(String... command) {
        Stream<String> there = Stream.of("ip", "netns", "exec", network);
        return new ProcessBuilder(Stream.concat(there, Stream.of(command)).toList());
    }

    private static void run(String... command) throws InterruptedException {
        assertEquals("", said(command), () -> String.join(" ", command));
    }

    /** What a command said; of one that was silent and failed its exit code. */
    private static String said(String... command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> String.join(" ", command));
            return said.isEmpty() && process.exitValue() != 0 ? "exit code " + process.exitValue() : said;
        } catch (IOException notThere) {
            return notThere.getMessage();
        }
    }

    private void remove() {
        try {
            said("ip", "link", "del", near);
            said("ip", "netns", "del", network);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All of it, whatever became of the test. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        remove();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
