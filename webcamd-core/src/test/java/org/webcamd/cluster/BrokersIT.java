package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers that are a cluster of NATS, any of which may fail. */
@Timeout(120)
final class BrokersIT {
    /** One second is meant; a machine that is busy with other tests may take longer. */
    private static final double SOON_SECONDS = 6;

    @TempDir
    Path folder;

    private List<NatsServer> three() throws IOException {
        List<Integer> routes = List.of(NatsServer.freePort(), NatsServer.freePort(), NatsServer.freePort());
        String all = routes.stream().map(port -> "\"nats-route://127.0.0.1:" + port + '"')
            .collect(Collectors.joining(", "));
        List<NatsServer> brokers = new ArrayList<>();
        for (int port : routes) {
            brokers.add(NatsServer.notStarted(folder, "server_name: n" + port,
                "cluster { name: three, listen: 127.0.0.1:%d, routes: [%s] }".formatted(port, all)));
        }
        return brokers;
    }

    private static NatsServer usedBy(String who, List<NatsServer> brokers) {
        return brokers.stream().filter(broker -> broker.told("/connz").contains("webcamd " + who + " on"))
            .findAny().orElseThrow();
    }

    private static void awaitAllConnected(List<NatsServer> brokers) {
        Machines.await("routes", () -> brokers.stream()
            .allMatch(broker -> broker.figure("/routez", "num_routes") == 2));
    }

    @Test
    void oneThatIsKilledIsReplacedByAnotherAtOnce() throws Exception {
        List<NatsServer> brokers = three();
        String addresses = brokers.stream().map(NatsServer::url).collect(Collectors.joining(","));
        try {
            for (NatsServer broker : brokers) {
                broker.begin();
            }
            awaitAllConnected(brokers);
            try (CameraMachine machine = new CameraMachine("bed", new Pictures(640, 480, 30), addresses);
                EdgeMachine edge = new EdgeMachine(addresses);
                EdgeViewer viewer = edge.watch("bed")) {
                viewer.awaitLive(10);
                for (String who : List.of("publisher", "edge", "publisher", "edge")) {
                    killAndBringBack(who, brokers, viewer);
                }
                assertEquals(1, machine.report().edges());
            }
        } finally {
            brokers.forEach(NatsServer::close);
        }
    }

    private static void killAndBringBack(String who, List<NatsServer> brokers, EdgeViewer viewer) throws Exception {
        NatsServer used = usedBy(who, brokers);
        boolean both = used == usedBy("publisher", brokers) && used == usedBy("edge", brokers);
        viewer.takeLongestGap();
        used.kill();
        Machines.sleep(2_500);
        double gap = viewer.takeLongestGap();
        System.out.printf("broker of the %s%s killed, one of three: %.2f s without a live picture%n", who,
            both ? " and of the other" : "", gap);
        assertTrue(gap < SOON_SECONDS, () -> "without a live picture for " + gap + " s");
        viewer.awaitLive(5);

        used.begin();
        awaitAllConnected(brokers);
        Machines.sleep(500);
        double back = viewer.takeLongestGap();
        assertTrue(back < SOON_SECONDS, () -> "without a live picture for " + back + " s when it came back");
    }
}
