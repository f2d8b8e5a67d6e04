package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.capture.LogLines;
import org.webcamd.wish.Wish;

/** A broker with a certificate that is not good, and then with one that is. */
@Timeout(120)
final class BrokerCertificatesIT {
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(8);

    @TempDir
    static Path folder;
    private static Authority authority;
    private static Authority stranger;
    private static Path good;
    private static int signed;

    @BeforeAll
    static void makeAuthorities() throws Exception {
        authority = Authority.make(folder, "ours");
        stranger = Authority.make(folder, "strangers");
        good = authority.sign("good.pem", "ip:127.0.0.1", "-1d");
    }

    private static BrokerSettings settings(NatsServer broker) {
        return BrokerSettings.of("edge", "tls://127.0.0.1:" + broker.port(), BrokerSettings.USUAL_CLUSTER,
            Optional.empty(), Optional.of(authority.certificate()));
    }

    private static CameraMachine camera(BrokerSettings broker) {
        return new CameraMachine("bed", new Pictures(640, 480, 30),
            new PublishSettings(broker, Wish.NONE, Duration.ZERO), micros -> micros);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ours | ip:127.0.0.1 | -20d | its certificate has expired (NotAfter: ",
        "ours | ip:127.0.0.1 | +10d | its certificate is not valid yet (NotBefore: ",
        "ours | ip:127.0.0.2 | -1d | its certificate is for another name than 127.0.0.1: use one that",
        "ours | dns:nats.example.org | -1d | its certificate is for another name than 127.0.0.1: use one",
        "strangers | ip:127.0.0.1 | -1d | nobody who is trusted here has signed its certificate: --nats-ca"
    })
    void certificateThatIsNotGoodIsSaidAndOneThatIsReplacesIt(String signer, String name, String begins, String reason)
        throws Exception {
        signed++;
        Path used = (signer.equals("ours") ? authority : stranger).sign("broker" + signed + ".pem", name, begins);
        try (LogLines log = new LogLines(BrokerLink.class);
            NatsServer broker = NatsServer.start(folder, Authority.brokerLine(used));
            CameraMachine machine = camera(settings(broker));
            EdgeMachine edge = new EdgeMachine(settings(broker))) {
            Machines.await("word of it", () -> edge.edge.report().trouble().contains("certificate")
                && machine.publisher.report().trouble().contains("certificate"));
            Machines.sleep(2_000);
            List<String> lines = log.lines();
            assertEquals(2, lines.size(), () -> "one of the publisher, one of the edge: " + lines);
            for (String line : lines) {
                assertTrue(line.startsWith("WARNING no way to the broker at tls://127.0.0.1:" + broker.port() + ": "
                    + reason), line);
            }

            Files.copy(good, used, StandardCopyOption.REPLACE_EXISTING);
            broker.signal("HUP");
            long began = System.nanoTime();
            try (EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(1);
                long nanos = System.nanoTime() - began;
                System.out.printf("certificate replaced (%s): live %.2f s after it%n", reason, nanos / 1e9);
                assertTrue(nanos < SOON_NANOS, () -> "live after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
            }
            assertEquals(4, log.lines().size(), () -> "and that both are connected: " + log.lines());
        }
    }

    @Test
    void brokerThatWantsACertificateOfOursIsSaid() throws Exception {
        String mutual = Authority.brokerLine(good).replace("}", ", ca_file: \"%s\", verify: true }"
            .formatted(authority.certificate()));
        try (NatsServer broker = NatsServer.start(folder, mutual);
            EdgeMachine edge = new EdgeMachine(settings(broker))) {
            Machines.await("word of it", () -> edge.edge.report().trouble().contains("wants a certificate of this"));
        }
    }

    @Test
    void brokerThatSpeaksNoTlsIsSaid() throws Exception {
        try (NatsServer broker = NatsServer.start(folder);
            EdgeMachine edge = new EdgeMachine(settings(broker))) {
            Machines.await("word of it", () -> edge.edge.report().trouble().contains("it does not speak TLS"));
        }
    }
}
