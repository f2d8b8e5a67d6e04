package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A network of its own that two ways lead to, each of which can lose packets, hold all of them up or be unplugged.
 *
 * <pre>{@code
 *   this machine ==way 0==> router ---> the network, where programs can be run
 *                ==way 1==>
 * }</pre>
 *
 * Nothing is left of it when it is closed, nor when the JVM of the tests is told to end.
 */
final class FarNetwork implements AutoCloseable {
    private static final int NETWORKS = 250;
    private static final int WAYS = 2;
    private static final long LIMIT_SECONDS = 20;

    private final String router;
    private final String network;
    private final String near;
    /** A block of addresses for tests of networks, which no other network has (RFC 2544). */
    private final String block;
    private final Thread lastResort = new Thread(this::remove);

    private FarNetwork(int number) {
        router = "webcamd-test-router-" + number;
        network = "webcamd-test-far-" + number;
        near = "wcw" + number + "w";
        block = "198.19." + number + '.';
    }

    /** Makes one. The test is skipped where that cannot be done: it takes a root that may, and iptables. */
    static FarNetwork make() throws InterruptedException {
        String tried = "webcamd-test-try-" + ProcessHandle.current().pid();
        String said = said("ip", "netns", "add", tried);
        assumeTrue(said.isEmpty(), "no network of its own can be made here: " + said);
        String rule = said(Stream.concat(Stream.of("ip", "netns", "exec", tried), losing("-i", "lo", 0.5)));
        said("ip", "netns", "del", tried);
        assumeTrue(rule.isEmpty(), "no iptables with its module statistic here: " + rule);
        long first = ProcessHandle.current().pid() % NETWORKS;
        for (int i = 0; i < NETWORKS; i++) {
            FarNetwork made = new FarNetwork((int) ((first + i) % NETWORKS));
            if (said("ip", "netns", "add", made.network).isEmpty()) {
                made.build();
                return made;
            }
        }
        return fail("all networks of tests are there already");
    }

    private void build() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            run("ip", "netns", "add", router);
            run("ip", "netns", "exec", router, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
            run("ip", "-n", network, "link", "add", "far", "type", "veth", "peer", "name", "far", "netns", router);
            begin(network, "far", block + "18/28", block + "19/28");
            begin(router, "far", block + "17/28");
            run("ip", "-n", network, "route", "add", "default", "via", block + 17);
            for (int way = 0; way < WAYS; way++) {
                run("ip", "link", "add", near + way, "type", "veth", "peer", "name", "way" + way, "netns", router);
                begin(router, "way" + way, block + (4 * way + 2) + "/30");
                run("ip", "addr", "add", block + (4 * way + 1) + "/30", "dev", near + way);
                run("ip", "link", "set", near + way, "gso_max_segs", "1", "up");
                run("ip", "route", "add", host(way), "via", block + (4 * way + 2), "dev", near + way);
            }
        } catch (InterruptedException | RuntimeException | AssertionError failed) {
            close();
            throw failed;
        }
    }

    /** A packet is one packet here, as on a real way: none of 64 kB. */
    private static void begin(String where, String device, String... addresses) throws InterruptedException {
        for (String address : addresses) {
            run("ip", "-n", where, "addr", "add", address, "dev", device);
        }
        run("ip", "-n", where, "link", "set", device, "gso_max_segs", "1", "up");
    }

    /** Where what listens there is found by one of the ways. */
    String host(int way) {
        return block + (18 + way);
    }

    /** What runs a command there, before that command. */
    List<String> command() {
        return List.of("ip", "netns", "exec", network);
    }

    /** From now on a part of all packets is lost on a way, in both directions. */
    void lose(int way, double part) throws InterruptedException {
        atRouter(losing("-i", "way" + way, part));
        atRouter(losing("-o", "way" + way, part));
    }

    private static Stream<String> losing(String direction, String device, double part) {
        return Stream.of("iptables", "-w", "-A", "FORWARD", direction, device, "-m", "statistic", "--mode", "random",
            "--probability", String.format(Locale.ROOT, "%.3f", part), "-j", "DROP");
    }

    /** All packets are lost. */
    void hold(int way) throws InterruptedException {
        atRouter(Stream.of("iptables", "-w", "-A", "FORWARD", "-i", "way" + way, "-j", "DROP"));
        atRouter(Stream.of("iptables", "-w", "-A", "FORWARD", "-o", "way" + way, "-j", "DROP"));
    }

    /** No packets are lost on any way. */
    void free() throws InterruptedException {
        atRouter(Stream.of("iptables", "-w", "-F", "FORWARD"));
    }

    void unplug(int way) throws InterruptedException {
        run("ip", "-n", router, "link", "set", "way" + way, "down");
    }

    void plug(int way) throws InterruptedException {
        run("ip", "-n", router, "link", "set", "way" + way, "up");
    }

    private void atRouter(Stream<String> command) throws InterruptedException {
        run(Stream.concat(Stream.of("ip", "netns", "exec", router), command).toArray(String[]::new));
    }

    private static void run(String... command) throws InterruptedException {
        assertEquals("", said(Stream.of(command)), () -> String.join(" ", command));
    }

    private static String said(String... command) throws InterruptedException {
        return said(Stream.of(command));
    }

    /** What a command said; of one that was silent and failed its exit code. */
    private static String said(Stream<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), said);
            return said.isEmpty() && process.exitValue() != 0 ? "exit code " + process.exitValue() : said;
        } catch (IOException notThere) {
            return notThere.getMessage();
        }
    }

    private void remove() {
        try {
            for (int way = 0; way < WAYS; way++) {
                said("ip", "link", "del", near + way);
            }
            said("ip", "netns", "del", router);
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
