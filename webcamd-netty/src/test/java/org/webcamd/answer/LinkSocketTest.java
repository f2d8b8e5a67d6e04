package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.viewer.Farewell;

/** Connections that a link was shown for, and what is asked for over them. */
final class LinkSocketTest {
    @RegisterExtension
    final LinkStage stage = new LinkStage();

    @Test
    void linkOfOneCameraShowsNoOtherOverOneConnection() {
        assertEquals("{\"camera\":\"nozzle\",\"error\":\"no camera 'nozzle' here; there is: bed\"}",
            answerToAWishForTheNozzle("/bed/?streams&" + stage.proof("/bed/")));
        assertTrue(answerToAWishForTheNozzle("/?streams&" + stage.proof("/")).startsWith(
            "{\"camera\":\"nozzle\",\"error\":\"bad value of fps"), "it is asked for in a way that cannot be");
    }

    @Test
    void connectionOfALinkThatCountsNoMoreGetsNoFurtherCamera() throws Exception {
        ClientChannel client = stage.connect();
        beginSocket(client, "/?streams&" + stage.proof("/"));
        assertTrue(answerToAWish(client, "nozzle", "fps=none").contains("bad value of fps"));
        stage.changeKey();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String answer = answerToAWish(client, "nozzle", "fps=none");
        while (answer.contains("bad value of fps") && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = answerToAWish(client, "nozzle", "fps=none");
        }
        client.close();

        assertTrue(answer.contains("\"error\":\"" + Farewell.RIGHT_ENDED.text()), answer);
    }

    @Test
    void connectionOfALinkHasItsCameraAlsoWhenThatWasStartedAnew() {
        ClientChannel client = stage.connect();
        beginSocket(client, "/bed/?streams&" + stage.proof("/bed/"));
        stage.restartBed();
        client.send(masked("{\"camera\":\"bed\",\"wish\":\"\"}"));
        client.runPendingTasks();
        assertTrue(client.isOpen(), "it was given the one that has gone");
        assertEquals("", client.received());
        assertFalse(stage.viewers().isEmpty());
        client.close();
    }

    @Test
    void streamsOfALinkEndWhenTheKeyChangesAndNotWhenItsTimeIsOver() throws Exception {
        String over = stage.signed("/bed/?stream", Duration.ofSeconds(-59));
        ClientChannel stream = stage.connect();
        stream.send("GET " + over + " HTTP/1.1\r\nHost: cam.local\r\n\r\n");
        assertTrue(stream.received().startsWith("HTTP/1.1 200"));
        TimeUnit.MILLISECONDS.sleep(2_100);
        assertEquals(401, stage.ask(over, "").status(), "its time is over");
        assertEquals(0, stage.viewers().dismiss());
        stage.changeKey();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (stage.viewers().dismiss() == 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        stream.runPendingTasks();
        assertFalse(stream.isOpen());
        stream.received();
    }

    private String answerToAWishForTheNozzle(String target) {
        ClientChannel client = stage.connect();
        beginSocket(client, target);
        String answer = answerToAWish(client, "nozzle", "fps=none");
        client.close();
        return answer;
    }

    private static void beginSocket(ClientChannel client, String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertTrue(client.received().startsWith("HTTP/1.1 101 "), target);
    }

    private static String masked(String text) {
        return "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text;
    }

    private static String answerToAWish(ClientChannel client, String camera, String items) {
        String wish = "{\"camera\":\"%s\",\"wish\":\"%s\"}".formatted(camera, items);
        client.send(masked(wish));
        String frame = client.received();
        return frame.substring(frame.indexOf('{'));
    }
}
