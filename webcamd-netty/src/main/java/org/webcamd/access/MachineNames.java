package org.webcamd.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this machine is called by itself and in its networks: its host name, alone, with {@code .local} and with the
 * domains that names are searched in, and what {@code /etc/hosts} has beside it. The DNS is not asked: it may be slow,
 * and whoever attacks by it must not have a say. Files are read at the start and, since a network may come later, again
 * when somebody asks, on a thread of the common pool. Any thread.
 */
final class MachineNames {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final long PATIENCE_MILLIS = 1_000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<String> SEARCHED = Set.of("search", "domain");

    private final Path root;
    private final long freshNanos;
    private volatile Set<String> last;

    // Guarded by this.
    private CompletableFuture<Set<String>> reading;
    private long readNanos = System.nanoTime();

    /** Those that the files of this machine tell. */
    MachineNames() {
        this(Path.of("/"), FRESH);
    }

    /** Reads below a folder. */
    MachineNames(Path root, Duration fresh) {
        this.root = root;
        freshNanos = fresh.toNanos();
        last = read();
        reading = CompletableFuture.completedFuture(last);
    }

    /** As they were when last read; in lower case. */
    Set<String> last() {
        return last;
    }

    /** As they are, or were ten seconds ago at most; succeeds in any case, and soon. */
    synchronized CompletableFuture<Set<String>> renewed() {
        if (reading.isDone() && System.nanoTime() - readNanos >= freshNanos) {
            readNanos = System.nanoTime();
            reading = CompletableFuture.supplyAsync(this::read)
                .completeOnTimeout(last, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .handle((names, failure) -> failure == null ? last = names : last);
        }
        return reading;
    }

    private Set<String> read() {
        String host = lines("proc/sys/kernel/hostname").findFirst()
            .or(() -> lines("etc/hostname").findFirst()).map(name -> name.toLowerCase(Locale.ROOT)).orElse("");
        Set<String> names = new HashSet<>();
        if (WebHost.ofAuthority(host).isPresent() && !isAnyMachines(host)) {
            String label = host.split("\\.", 2)[0];
            names.addAll(List.of(host, label, label + ".local"));
            searchDomains().forEach(domain -> names.add(label + "." + domain));
            besides(names).forEach(names::add);
        }
        return Set.copyOf(names);
    }

    private Stream<String> searchDomains() {
        return lines("etc/resolv.conf").map(MachineNames::words)
            .filter(words -> SEARCHED.contains(words.get(0)))
            .flatMap(words -> words.stream().skip(1));
    }

    /** Other names in the lines of those; what else is there may be a list of what somebody wants to keep away. */
    private Stream<String> besides(Set<String> names) {
        return lines("etc/hosts").map(MachineNames::words)
            .map(words -> words.subList(1, words.size()))
            .filter(words -> words.stream().anyMatch(names::contains))
            .toList().stream().flatMap(List::stream).filter(name -> !isAnyMachines(name));
    }

    /** To whoever looks at a page, that is a machine of his own. */
    private static boolean isAnyMachines(String name) {
        return name.startsWith("localhost");
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.toLowerCase(Locale.ROOT).split("\\s+"));
    }

    /** Without comments and empty ones; none of a file that cannot be read. */
    private Stream<String> lines(String file) {
        try (InputStream in = Files.newInputStream(root.resolve(file))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1).lines()
                .map(line -> line.split("[#;]", 2)[0].strip())
                .filter(line -> !line.isEmpty());
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }
}
