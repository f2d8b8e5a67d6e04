package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many viewers of one camera at three edges behind HAProxy, one of which is killed. */
@Timeout(240)
final class ClusterViewersIT {
    private static final int VIEWERS = 200;
    /** Two seconds are meant; a machine that is busy with other tests may take longer. */
    private static final double SOON_SECONDS = 15;

    @TempDir
    Path folder;

    @Test
    void viewersOfAKilledEdgeSeeTheCameraByAnotherOne() throws Exception {
        SelfSigned certificate = SelfSigned.make(folder);
        try (SpreadCluster cluster = SpreadCluster.start(folder, certificate, "--streamwait", "0.5");
            SteadyViewers viewers = new SteadyViewers(certificate.trust.getSocketFactory(), cluster.httpsPort(),
                VIEWERS)) {
            SpreadCluster.await("all see pictures", () -> viewers.live() == VIEWERS);
            SpreadCluster.await("they are spread", () -> cluster.watching() == VIEWERS);
            int killed = cluster.busiest();
            long moved = cluster.watching(killed);
            viewers.takeLongestGap();

            viewers.startAnew();
            cluster.kill(killed);
            double noticed = SpreadCluster.await("HAProxy notices", () -> !cluster.isUp(killed));
            double after = SpreadCluster.await("all see pictures again", () -> viewers.live() == VIEWERS);
            System.out.printf("edge of %d of %d viewers killed: HAProxy notices after %.2f s, all are live %.2f s"
                + " later, nobody was without a picture for more than %.2f s%n", moved, VIEWERS, noticed, after,
                viewers.takeLongestGap());

            assertTrue(after < SOON_SECONDS, () -> "all live after " + after + " s");
            SpreadCluster.await("all are at the others", () -> cluster.watching() == VIEWERS);
        }
    }
}
