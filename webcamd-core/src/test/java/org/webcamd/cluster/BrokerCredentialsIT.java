package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.capture.LogLines;
import org.webcamd.wish.Wish;

/** Files of credentials, with brokers of accounts, over TLS. */
@Timeout(120)
final class BrokerCredentialsIT {
    @TempDir
    Path folder;

    private BrokerSettings settings(NatsServer broker, Path credentials) {
        return BrokerSettings.of("edge", "tls://127.0.0.1:" + broker.port(), BrokerSettings.USUAL_CLUSTER,
            Optional.of(credentials), Optional.of(folder.resolve("ours.pem")));
    }

    private NatsServer broker(NatsAccounts accounts) throws Exception {
        Authority authority = Authority.make(folder, "ours");
        Path signed = authority.sign("broker.pem", "ip:127.0.0.1", "-1d");
        return NatsServer.start(folder, Authority.brokerLine(signed), accounts.brokerLines());
    }

    private static CameraMachine camera(BrokerSettings broker) {
        return new CameraMachine("bed", new Pictures(640, 480, 30),
            new PublishSettings(broker, Wish.NONE, Duration.ZERO), micros -> micros);
    }

    @Test
    void whoHasCredentialsOfTheAccountIsLetIn() throws Exception {
        NatsAccounts accounts = new NatsAccounts();
        Path user = accounts.user(folder.resolve("camera.creds"), Instant.now().plus(Duration.ofHours(1)));
        try (NatsServer broker = broker(accounts);
            CameraMachine machine = camera(settings(broker, user));
            EdgeMachine edge = new EdgeMachine(settings(broker,
                accounts.user(folder.resolve("edge.creds"), Instant.now().plus(Duration.ofHours(1)))));
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(5);
            assertTrue(machine.report().announced());
        }
    }

    @Test
    void whoHasThoseOfAnotherIsRefusedInOneLine() throws Exception {
        Path other = new NatsAccounts().user(folder.resolve("other.creds"), Instant.now().plus(Duration.ofHours(1)));
        try (LogLines log = new LogLines(BrokerLink.class);
            NatsServer broker = broker(new NatsAccounts());
            EdgeMachine edge = new EdgeMachine(settings(broker, other))) {
            Machines.await("word of it", () -> edge.edge.report().trouble().contains("--nats-creds"));
            Machines.sleep(2_000);
            assertEquals(List.of("WARNING no way to the broker at tls://127.0.0.1:%d: ".formatted(broker.port())
                + "it refuses who asks: wrong token or --nats-creds, or none where it wants one; trying again"),
                log.lines());
        }
    }

    @Test
    void thoseThatExpireAreToldAndTheConnectionIsOver() throws Exception {
        NatsAccounts accounts = new NatsAccounts();
        try (LogLines log = new LogLines(BrokerLink.class);
            NatsServer broker = broker(accounts);
            CameraMachine machine = camera(settings(broker,
                accounts.user(folder.resolve("camera.creds"), Instant.now().plus(Duration.ofHours(1)))));
            EdgeMachine edge = new EdgeMachine(settings(broker,
                accounts.user(folder.resolve("edge.creds"), Instant.now().plus(Duration.ofSeconds(5)))));
            EdgeViewer viewer = edge.watch("bed")) {
            viewer.awaitLive(1);
            viewer.awaitCard();
            Machines.await("word of it", () -> edge.camera("bed").status().lastError().contains("--nats-creds"));
            Machines.sleep(1_000);
            assertTrue(log.lines().size() <= 4, () -> "two connections, the end of one and why: " + log.lines());
            assertTrue(machine.report().announced());
        }
    }
}
