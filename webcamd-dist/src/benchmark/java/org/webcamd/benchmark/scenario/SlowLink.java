package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A place behind a slow link: a network namespace, a pair of virtual interfaces, and a token bucket towards it. Root
 * may make one, with the commands of iproute2. Gone when it is closed. One thread.
 */
final class SlowLink implements AutoCloseable {
    /** What stands in the queue when the link is full; a router at home has more. */
    private static final String QUEUE = "200ms";
    private static final String BURST_BYTES = "5000";
    private static final long PATIENCE_SECONDS = 10;
    /** A net of 198.18.0.0/15, which is set aside for such measurements (RFC 2544). */
    private static final int NETS = 250;

    private final String name = "webcamd-" + ProcessHandle.current().pid();
    private final long number = ProcessHandle.current().pid() % NETS;
    private final String near = "wn" + ProcessHandle.current().pid();
    private final String far = "wf" + ProcessHandle.current().pid();

    private SlowLink() {
    }

    /**
     * Makes it.
     *
     * @param kilobits a second
     * @throws IOException when that does not work, with the reason in a line
     */
    static SlowLink of(int kilobits) throws IOException, InterruptedException {
        SlowLink link = new SlowLink();
        try {
            link.lay(kilobits);
            return link;
        } catch (IOException | InterruptedException notLaid) {
            link.close();
            throw notLaid;
        }
    }

    private void lay(int kilobits) throws IOException, InterruptedException {
        run("ip", "netns", "add", name);
        run("ip", "link", "add", near, "type", "veth", "peer", "name", far);
        run("ip", "link", "set", far, "netns", name);
        run("ip", "addr", "add", host() + "/24", "dev", near);
        run("ip", "link", "set", near, "up");
        run("ip", "-n", name, "addr", "add", "198.18." + number + ".2/24", "dev", far);
        run("ip", "-n", name, "link", "set", far, "up");
        run("tc", "qdisc", "add", "dev", near, "root", "tbf", "rate", kilobits + "kbit", "burst", BURST_BYTES,
            "latency", QUEUE);
    }

    private String host() {
        return "198.18." + number + ".1";
    }

    /** Its far end. */
    Place place() {
        return new Place(List.of("ip", "netns", "exec", name), host(), "");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    /** What was not made cannot be removed, which is no trouble. */
    @Override
    public void close() {
        List<String[]> commands = new ArrayList<>();
        commands.add(new String[] {"ip", "link", "del", near});
        commands.add(new String[] {"ip", "netns", "del", name});
        for (String[] command : commands) {
            try {
                run(command);
            } catch (IOException absent) {
                continue;
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
