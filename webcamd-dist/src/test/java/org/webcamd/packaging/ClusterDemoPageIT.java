package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.browser.Chromium;
import org.webcamd.wire.RawConnection;

/** The page of a whole cluster, in a browser: its pictures and its statistics come from one edge. */
@Timeout(240)
final class ClusterDemoPageIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String STATE = "document.getElementById('state').textContent";
    /** The other edge would have no session. Each question is one that HAProxy could give to either of them. */
    private static final String ALL_OF_ITS_EDGE = "Promise.all([1, 2, 3, 4, 5, 6].map(() =>"
        + " fetch('?info', {cache: 'no-store'}).then(answer => answer.json()))).then(all =>"
        + " all.every(info => info.stats.sessionCount === 1) ? 'yes' : 'no')";
    /** An edge, and how many sessions it has at the moment. */
    private static final Pattern SESSIONS = Pattern.compile("(?m)^edges,edge(\\d),[^,]*,[^,]*,(\\d+),");

    @RegisterExtension
    static final Chromium browser = new Chromium();

    @TempDir
    Path installation;
    @TempDir
    Path folder;

    @Test
    void pageIsLiveAndGoesOnWhenItsEdgeIsKilled() throws Exception {
        ClusterDemo.assumePossible();
        try (ClusterDemo demo = ClusterDemo.start(ClusterDemo.unpack(installation), folder, 2)) {
            browser.open("http://127.0.0.1:" + demo.port() + "/");
            browser.await(STATE, "Live");
            browser.awaitMove("#picture");

            int watched = watched(demo, 0);
            browser.await(ALL_OF_ITS_EDGE, "yes");
            demo.edge(watched).destroyForcibly();
            demo.program().awaitErr("webcamd-cluster-demo: edge" + watched + " has ended, others are left: 1");
            assertEquals(3 - watched, watched(demo, watched));
            browser.await(STATE, "Live");
            browser.awaitMove("#picture");
            browser.await(ALL_OF_ITS_EDGE, "yes");
            browser.screenshot("cluster");
        }
    }

    /** Which edge, but that one, has the pictures' connection. Questions are answered at once, and counted seldom. */
    private static int watched(ClusterDemo demo, int gone) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            for (MatchResult edge : SESSIONS.matcher(statistics(demo.port())).results().toList()) {
                int number = Integer.parseInt(edge.group(1));
                if (number != gone && Integer.parseInt(edge.group(2)) > 0) {
                    return number;
                }
            }
            assertTrue(System.nanoTime() - end < 0, "nobody watches");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String statistics(int port) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port)
            .send("GET /haproxy;csv HTTP/1.0\r\nHost: localhost\r\n\r\n")) {
            connection.readHead();
            return new String(connection.readToEnd(), StandardCharsets.ISO_8859_1);
        }
    }
}
