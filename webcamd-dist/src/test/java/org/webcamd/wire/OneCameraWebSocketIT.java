package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;

/** Servers of their own, with one camera, for clients of WebSockets. */
@Timeout(120)
final class OneCameraWebSocketIT {
    @BeforeAll
    static void assumeAClient() throws InterruptedException {
        PythonClient.assumeInstalled();
    }

    @Test
    void theOnlyCameraNeedsNoName() throws Exception {
        try (InProcessProgram alone = InProcessProgram.start()) {
            List<String> lines = PythonClient.run(url(alone, "/streams"),
                "say {\"camera\":\"\",\"wish\":\"\"}", "show 2");
            assertTrue(lines.get(1).startsWith("text {\"camera\":\"\",\"number\":1,\"kind\":"), lines::toString);
            assertTrue(lines.get(lines.size() - 1).startsWith("frame 1 "), lines::toString);
        }
    }

    @Test
    void serverThatEndsSaysGoodbye() throws Exception {
        try (InProcessProgram ending = InProcessProgram.start();
            PythonClient client = PythonClient.start(url(ending, "/?stream"), "end")) {
            client.awaitFrame();
            ending.requestStop();
            List<String> lines = client.rest();
            assertTrue(lines.get(lines.size() - 1).startsWith("closed 1001 "), lines::toString);
        }
    }

    @Test
    void tooManyViewersAreRefusedOverHttp() throws Exception {
        try (InProcessProgram small = InProcessProgram.start("--max-viewers", "1");
            PythonClient first = PythonClient.start(url(small, "/?stream"), "end")) {
            Info.await(small, info -> info.viewers() == 1);
            assertEquals(List.of("refused 503"),
                PythonClient.run(url(small, "/?stream"), "show 1"));
            List<String> lines = PythonClient.run(url(small, "/streams"),
                "say {\"camera\":\"\",\"wish\":\"\"}", "text");
            assertEquals("text {\"camera\":\"\",\"error\":\"too many viewers (--max-viewers)\"}", lines.get(1));
            assertEquals("open", first.line());
        }
    }

    @Test
    void aFastLinkAdaptedToCarriesWhatWasAskedForAlsoWhereFramesAreFew() throws Exception {
        try (InProcessProgram slow = InProcessProgram.start("--fps", "4")) {
            List<String> lines = PythonClient.run(url(slow, "/?stream&adapt=1"), "show 12");
            List<String> told = lines.stream().filter(line -> line.startsWith("text ")).toList();
            assertEquals(List.of("text {\"kind\":\"live\",\"wish\":\"\"}"), told, lines::toString);
        }
    }

    private static String url(InProcessProgram program, String target) {
        return "ws://127.0.0.1:" + program.port() + target;
    }
}
