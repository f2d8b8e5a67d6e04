package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.browser.Chromium;

/** The page in a real browser, behind HAProxy, when the edge that it has its video from is killed. */
@Timeout(240)
final class ClusterPageIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String PICTURE = "#stage > :is(canvas, img):not([hidden])";
    /** A few seconds are meant; a machine that is busy with other tests may take longer. */
    private static final double SOON_SECONDS = 20;

    @RegisterExtension
    static final Chromium browser = new Chromium("--ignore-certificate-errors");

    @TempDir
    Path folder;

    @Test
    void pageShowsTheCameraByAnotherEdgeWhenItsOwnIsKilled() throws Exception {
        try (SpreadCluster cluster = SpreadCluster.start(folder, SelfSigned.make(folder))) {
            browser.open("https://127.0.0.1:" + cluster.httpsPort() + "/bed/");
            browser.await(STATE, "Live");
            browser.awaitMove(PICTURE);
            int used = cluster.busiest();

            long began = System.nanoTime();
            cluster.kill(used);
            SpreadCluster.await("another edge has the page", () -> cluster.watching() > 0);
            browser.awaitMove(PICTURE);
            double seconds = (System.nanoTime() - began) / 1e9;
            browser.await(STATE, "Live");
            System.out.printf("edge of a page killed: it moves again %.2f s later%n", seconds);
            assertTrue(seconds < SOON_SECONDS, () -> "it moved after " + seconds + " s");
        }
    }

    @Test
    void whatAProxySaysInPlaceOfAllEdgesIsNotShown() throws Exception {
        try (SpreadCluster cluster = SpreadCluster.start(folder, SelfSigned.make(folder))) {
            browser.open("https://127.0.0.1:" + cluster.httpsPort() + "/bed/");
            browser.await(STATE, "Live");
            for (int edge = 0; edge < SpreadCluster.EDGES; edge++) {
                cluster.kill(edge);
            }
            browser.await("document.getElementById('notice').textContent",
                "Connection lostTrying again. The picture comes back by itself.");
            browser.await(STATE, "Connection lost");
        }
    }
}
