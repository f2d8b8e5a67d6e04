package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edges that a real HAProxy finds by the addresses that a name has, at a real name server. The edges are fakes. */
@Timeout(240)
final class HaproxyDnsIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String NAME = "edges.example.internal";
    private static final String FIRST = "127.0.0.21";
    private static final String SECOND = "127.0.0.22";
    private static final int REQUESTS = 6;

    @TempDir
    Path folder;

    private final List<HttpServer> edges = new ArrayList<>();
    private HttpClient client;
    private RunningProgram dnsmasq;
    private ShippedHaproxy haproxy;

    @BeforeEach
    void start() throws Exception {
        ShippedHaproxy.assumeInstalled();
        assumeTrue(RunningProgram.find("dnsmasq").isPresent(), "dnsmasq is not installed");
        SelfSigned certificate = SelfSigned.make(folder);
        int edgePort = RunningProgram.freePort();
        for (String address : List.of(FIRST, SECOND)) {
            edges.add(edge(address, edgePort));
        }
        int dnsPort = RunningProgram.freePort();
        writeAddresses(FIRST);
        dnsmasq = RunningProgram.start(new ProcessBuilder(RunningProgram.find("dnsmasq").orElseThrow().toString(),
            "--no-daemon", "--conf-file=/dev/null", "--port=" + dnsPort, "--listen-address=127.0.0.1",
            "--bind-interfaces", "--no-resolv", "--no-hosts", "--user=" + System.getProperty("user.name"),
            "--addn-hosts=" + folder.resolve("addresses")));
        dnsmasq.awaitPort(dnsPort);
        haproxy = ShippedHaproxy.startForNamedEdges(folder, certificate, edgePort, dnsPort);
        client = HttpClient.newBuilder().sslContext(certificate.trust).build();
    }

    @AfterEach
    void stop() {
        Stream.of(haproxy, dnsmasq).filter(program -> program != null).forEach(HaproxyDnsIT::close);
        edges.forEach(edge -> edge.stop(0));
    }

    private static void close(AutoCloseable program) {
        try {
            program.close();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** It tells each who asks its address. */
    private static HttpServer edge(String address, int port) throws Exception {
        HttpServer edge = HttpServer.create(new InetSocketAddress(address, port), 0);
        edge.createContext("/", exchange -> {
            byte[] answer = address.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        edge.start();
        return edge;
    }

    private void writeAddresses(String... addresses) throws Exception {
        Files.writeString(folder.resolve("addresses"),
            Stream.of(addresses).map(address -> address + " " + NAME + "\n").collect(Collectors.joining()));
        if (dnsmasq != null) {
            RunningProgram.run("kill", "-HUP", Long.toString(dnsmasq.pid()));
        }
    }

    private Set<String> answering() throws Exception {
        Set<String> answers = new TreeSet<>();
        for (int request = 0; request < REQUESTS; request++) {
            answers.add(client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + haproxy.httpsPort() + "/"))
                .timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()).body());
        }
        return answers;
    }

    private void awaitAnswering(String... addresses) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        Set<String> answering = answering();
        while (!answering.equals(Set.of(addresses))) {
            Set<String> last = answering;
            assertTrue(System.nanoTime() - end < 0, () -> "last: " + last);
            TimeUnit.MILLISECONDS.sleep(100);
            answering = answering();
        }
    }

    @Test
    void edgeIsTakenInWhenTheNameGetsItsAddressAndLeftWhenItLosesIt() throws Exception {
        awaitAnswering(FIRST);
        writeAddresses(FIRST, SECOND);
        awaitAnswering(FIRST, SECOND);
        writeAddresses(SECOND);
        awaitAnswering(SECOND);
    }
}
