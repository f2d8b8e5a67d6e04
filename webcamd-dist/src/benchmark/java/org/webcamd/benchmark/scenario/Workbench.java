package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.webcamd.benchmark.load.LoadClient;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.load.LoadSettings;
import org.webcamd.benchmark.picture.PictureFolder;
import org.webcamd.benchmark.picture.PictureSize;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ChildProcess;
import org.webcamd.benchmark.process.RecordLine;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.reference.ReferenceServer;
import org.webcamd.benchmark.reference.ReferenceSettings;
import org.webcamd.benchmark.wish.WishCost;
import org.webcamd.benchmark.wish.WishCosts;
import org.webcamd.benchmark.wish.WishSettings;

/** Starts everything: servers and load clients, with pictures, caches and logs in folders of its own. One thread. */
public final class Workbench implements AutoCloseable {
    private static final double FPS = 30;
    private static final String LOOPBACK = "127.0.0.1";
    private static final double CLIENT_PATIENCE_SECONDS = 30;
    private static final double WISHES_PATIENCE_SECONDS = 600;
    /** What webcamd's launcher gives its JVM, but for the pictures, which the reference keeps in memory. */
    private static final List<String> REFERENCE_FLAGS = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx64m", "-Xss512k",
        "-XX:-UsePerfData", "-XX:MaxDirectMemorySize=256m", "-Djava.net.preferIPv4Stack=true");
    private static final List<String> CLIENT_FLAGS = List.of("-XX:+UseSerialGC", "-Xms96m", "-Xmx256m", "-Xss512k",
        "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true");

    private final Path launcher;
    private final Path logs;
    private final Path folder;
    private int processes;

    /**
     * Makes the folders.
     *
     * @param installed the launcher of webcamd, or null for what was just built in this folder
     * @param logs what the processes print, kept
     * @throws IOException when they cannot be made
     */
    public Workbench(Path installed, Path logs) throws IOException {
        this.logs = Files.createDirectories(logs);
        folder = Files.createTempDirectory("webcamd-benchmark-");
        launcher = installed == null ? Installation.lay(Path.of(""), folder.resolve("webcamd"))
            : installed.toAbsolutePath();
    }

    /** Where webcamd keeps native libraries and its class-data archive. */
    Path cache() {
        return folder.resolve("cache");
    }

    Path pictures(PictureSize size) throws IOException {
        return PictureFolder.make(folder, size);
    }

    ServerProcess webcamd(String source) throws IOException {
        return webcamd(source, FPS, LOOPBACK);
    }

    ServerProcess webcamd(PictureSize size, double fps) throws IOException {
        return webcamd("file:" + pictures(size), fps, LOOPBACK);
    }

    /** For viewers on other links too. */
    ServerProcess webcamdForAll(PictureSize size) throws IOException {
        return webcamd("file:" + pictures(size), FPS, "0.0.0.0");
    }

    private ServerProcess webcamd(String source, double fps, String address) throws IOException {
        return webcamd("webcamd", address, List.of("--source", source, "--fps", Double.toString(fps)));
    }

    private ServerProcess webcamd(String name, String address, List<String> options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "--port", Integer.toString(port),
            "--v4bindaddress", address));
        command.addAll(options);
        // An empty CACHE_DIRECTORY is none, so that the next variable counts.
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache().toString(), "CACHE_DIRECTORY", "");
        return new ServerProcess(name, ChildProcess.start(command, environment, log(name)), port, "/?stream");
    }

    /** Publishes pictures, and serves them as well. */
    ServerProcess publisher(PictureSize size, ServerProcess broker) throws IOException {
        return webcamd("publisher", LOOPBACK, List.of("--source", "file:" + pictures(size), "--fps",
            Double.toString(FPS), "--publish", address(broker)));
    }

    ServerProcess edge(ServerProcess broker) throws IOException {
        return webcamd("edge", LOOPBACK, List.of("--edge", address(broker)));
    }

    private static String address(ServerProcess broker) {
        return "nats://" + LOOPBACK + ":" + broker.port();
    }

    /** Has what the shipped configurations have, but for users. */
    ServerProcess broker() throws IOException {
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("nats.conf"),
            "listen: %s:%d\nmax_pending: 4MB\nwrite_deadline: \"2s\"\nmax_payload: 1MB\n".formatted(LOOPBACK, port));
        List<String> command = List.of("nats-server", "-c", settings.toString());
        return new ServerProcess("broker", ChildProcess.start(command, Map.of(), log("broker")), port, "");
    }

    ServerProcess webcamd(PictureSize size) throws IOException {
        return webcamd("file:" + pictures(size));
    }

    ServerProcess reference(PictureSize size) throws IOException {
        ReferenceSettings settings = new ReferenceSettings(freePort(), pictures(size).toString(), FPS);
        List<String> command = ChildProcess.java(ReferenceServer.class, REFERENCE_FLAGS, settings);
        return new ServerProcess("reference", ChildProcess.start(command, Map.of(), log("reference")),
            settings.port(), "/");
    }

    ServerProcess ustreamer(String device) throws IOException {
        int port = freePort();
        List<String> command = List.of("ustreamer", "--device", device, "--format", "MJPEG", "--encoder", "HW",
            "--resolution", "1280x720", "--desired-fps", Integer.toString((int) FPS), "--host", "127.0.0.1",
            "--port", Integer.toString(port));
        return new ServerProcess("ustreamer", ChildProcess.start(command, Map.of(), log("ustreamer")), port, "/stream");
    }

    LoadResult load(ServerProcess server, Load load) throws BrokenRunException, IOException, InterruptedException {
        return load(server, load, Place.LOOPBACK);
    }

    LoadResult load(ServerProcess server, Load load, Place place)
        throws BrokenRunException, IOException, InterruptedException {
        try (ChildProcess client = startLoad(server, load, place)) {
            return awaitResult(client, load);
        } finally {
            server.requireAlive();
        }
    }

    LoadResult awaitResult(ChildProcess client, Load load)
        throws BrokenRunException, IOException, InterruptedException {
        double patience = CLIENT_PATIENCE_SECONDS + load.warmUpSeconds() + load.seconds();
        List<String> lines = client.awaitOutput(patience);
        return RecordLine.read(LoadResult.class, List.of(lines.get(lines.size() - 1).split(" ")));
    }

    /** Not waited for: those who are there meanwhile. */
    ChildProcess startLoad(ServerProcess server, Load load, Place place) throws BrokenRunException, IOException {
        server.requireAlive();
        LoadSettings settings = new LoadSettings(place.host(), server.port(), server.streamPath() + place.query(),
            load.fast(), load.slow(), load.slowBytesPerSecond(), load.slowJoinSeconds(), load.warmUpSeconds(),
            load.seconds(), server.pid());
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(ChildProcess.java(LoadClient.class, CLIENT_FLAGS, settings));
        return ChildProcess.start(command, Map.of(), log("load"));
    }

    /** What webcamd pays for wishes, in a JVM with its flags. */
    List<WishCost> wishCosts(PictureSize size, int rounds, long pauseMillis, boolean isTurboUsed)
        throws BrokenRunException, IOException, InterruptedException {
        WishSettings settings = new WishSettings(pictures(size).toString(), rounds, pauseMillis);
        List<String> flags = new ArrayList<>(REFERENCE_FLAGS);
        flags.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dorg.bytedeco.javacpp.cachedir=" + cache()));
        flags.addAll(isTurboUsed ? List.of() : List.of("-Dwebcamd.turbojpeg="));
        List<String> command = ChildProcess.java(WishCosts.class, flags, settings);
        try (ChildProcess client = ChildProcess.start(command, Map.of("MALLOC_ARENA_MAX", "2"), log("wishes"))) {
            return client.awaitOutput(WISHES_PATIENCE_SECONDS).stream().filter(line -> line.startsWith("wish="))
                .map(line -> RecordLine.read(WishCost.class, List.of(line.split(" ")))).toList();
        }
    }

    private Path log(String name) {
        return logs.resolve("%03d-%s.log".formatted(++processes, name));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Removes pictures and caches. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // A folder for temporary files is the place to leave something in.
        }
    }
}
