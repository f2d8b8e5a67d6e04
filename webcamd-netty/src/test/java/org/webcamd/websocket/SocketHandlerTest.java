package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Frames;

class SocketHandlerTest {
    private static final String LIVE = "{\"kind\":\"live\",\"wish\":\"\"}";

    @Test
    void twoFramesAreOnTheirWayAndThenTheNewest() {
        Socket socket = Socket.ofOneCamera();
        for (long sequence = 1; sequence <= 5; sequence++) {
            socket.publish("", sequence);
        }
        assertEquals(List.of(LIVE, "1", "2"), socket.received());
        socket.say("1");
        assertEquals(List.of("5"), socket.received());
        socket.say("2");
        assertEquals(List.of(), socket.received(), "there is no newer one");
        socket.publish("", 6);
        assertEquals(List.of("6"), socket.received());
        assertEquals(2, socket.counted(Counter.FRAMES_SKIPPED));
        socket.assertEnded();
    }

    @Test
    void aCardIsToldToBeOne() {
        Socket socket = Socket.ofOneCamera();
        socket.publish("", 1);
        socket.publish("", Frames.card(2));
        socket.say("2");
        socket.publish("", 3);

        assertEquals(List.of(LIVE, "1", "{\"kind\":\"card\",\"wish\":\"\"}", "2", LIVE, "3"), socket.received());
        socket.assertEnded();
    }

    @Test
    void whoAcknowledgesNothingIsClosed() {
        Socket socket = Socket.ofOneCamera();
        socket.publish("", 1);
        socket.server.pass(Socket.STALL.toSeconds() - 1, TimeUnit.SECONDS);
        assertTrue(socket.server.isActive());
        socket.server.pass(Socket.STALL.toSeconds(), TimeUnit.SECONDS);

        assertEquals(1, socket.counted(Counter.VIEWERS_STALLED));
        assertEquals(List.of(LIVE, "1", "close 1008"), socket.received());
        socket.assertClosed();
    }

    @Test
    void whoAsksForNoCameraIsClosedAfterAWhile() {
        Socket socket = Socket.ofCameras();
        socket.say("{\"camera\":\"bed\",\"wish\":\"\"}");
        socket.server.pass(10, TimeUnit.MINUTES);
        assertTrue(socket.server.isActive());
        socket.say("{\"camera\":\"bed\",\"wish\":null}");
        socket.server.pass(1, TimeUnit.MINUTES);
        assertTrue(socket.server.isActive());
        socket.received();
        socket.server.pass(1, TimeUnit.MINUTES);

        assertTrue(socket.received().contains("close 1000"));
        socket.assertClosed();
    }

    @Test
    void whoHasNothingToAcknowledgeStays() {
        Socket socket = Socket.ofOneCamera();
        socket.publish("", 1);
        socket.say("1");
        socket.server.pass(1, TimeUnit.HOURS);

        assertTrue(socket.server.isActive());
        socket.assertEnded();
    }

    @Test
    void camerasComeChangeAndGo() {
        Socket socket = Socket.ofCameras();
        socket.publish("bed", 11);
        socket.publish("door", 21);
        socket.say("{\"camera\":\"bed\",\"wish\":\"width=320\"}");
        socket.say("{\"camera\":\"door\",\"wish\":\"\"}");
        assertEquals(List.of("{\"camera\":\"bed\",\"number\":1,\"kind\":\"live\",\"wish\":\"width=320\"}", "1:11",
            "{\"camera\":\"door\",\"number\":2,\"kind\":\"live\",\"wish\":\"\"}", "2:21"), socket.received());
        socket.say("1 11");
        socket.say("{\"camera\":\"bed\",\"wish\":\"fps=1\"}");
        assertEquals(List.of("{\"camera\":\"bed\",\"number\":1,\"kind\":\"live\",\"wish\":\"fps=1\"}", "1:11"),
            socket.received());
        socket.say("{\"camera\":\"bed\",\"wish\":\"nonsense\"}");
        assertEquals(List.of("{\"camera\":\"bed\",\"error\":\"no camera bednonsense\"}"), socket.received());
        assertEquals(List.of("door", "bed"), socket.leased(), "it stays as it was asked for before");
        socket.say("{\"camera\":\"bed\",\"wish\":null}");
        assertEquals(List.of("door"), socket.leased());
        socket.publish("bed", 12);
        socket.publish("door", 22);
        assertEquals(List.of("2:22"), socket.received());
        socket.say("{\"camera\":\"none\",\"wish\":\"\"}");
        assertEquals(List.of("{\"camera\":\"none\",\"error\":\"no camera none\"}"), socket.received());
        socket.assertEnded();
    }

    @Test
    void aCameraIsTheSameInWhicheverCaseItIsWritten() {
        Socket socket = Socket.ofCameras();
        socket.publish("bed", 1);
        socket.publish("BED", 1);
        socket.say("{\"camera\":\"bed\",\"wish\":\"\"}");
        socket.say("{\"camera\":\"BED\",\"wish\":\"\"}");

        assertEquals(List.of("BED"), socket.leased());
        assertEquals(List.of("{\"camera\":\"bed\",\"number\":1,\"kind\":\"live\",\"wish\":\"\"}", "1:1",
            "{\"camera\":\"BED\",\"number\":1,\"kind\":\"live\",\"wish\":\"\"}", "1:1"), socket.received());
        socket.assertEnded();
    }

    @Test
    void camerasTakeTurnsWhereTheWayIsNarrow() {
        Socket socket = Socket.ofCameras();
        socket.say("{\"camera\":\"bed\",\"wish\":\"\"}");
        socket.say("{\"camera\":\"door\",\"wish\":\"\"}");
        socket.server.stopTaking();
        for (long sequence = 1; sequence <= 3; sequence++) {
            socket.publish("bed", sequence);
            socket.publish("door", sequence);
        }
        socket.server.takeAll();
        List<String> received = socket.received().stream().filter(word -> !word.startsWith("{")).toList();
        assertEquals(List.of("1:1", "2:3", "1:3"), received);
        socket.assertEnded();
    }

    @Test
    void whatASlowClientHasNotTakenIsHeldAndGivenUp() {
        Socket socket = Socket.ofOneCamera();
        socket.server.stopTaking();
        socket.publish("", 1);
        socket.publish("", 2);
        socket.publish("", 3);
        socket.server.pass(30, TimeUnit.SECONDS);

        assertEquals(1, socket.counted(Counter.VIEWERS_STALLED));
        socket.assertClosed();
    }

    @Test
    void aClientThatSaysGoodbyeIsAnswered() {
        Socket socket = Socket.ofOneCamera();
        socket.send(new CloseWebSocketFrame(1000, ""));

        assertEquals(List.of("close 1000"), socket.received());
        socket.assertClosed();
    }

    @Test
    void pingsAreAnsweredAndAQuietConnectionIsPinged() {
        Socket socket = Socket.ofOneCamera();
        socket.send(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1, 2, 3})));
        assertEquals(List.of("pong 3"), socket.received());
        socket.server.pass(61, TimeUnit.SECONDS);
        assertTrue(socket.received().contains("ping"));
        socket.assertEnded();
    }

    @Test
    void messagesInPiecesAreReadAsOne() {
        Socket socket = Socket.ofCameras();
        socket.publish("bed", 1);
        socket.send(new TextWebSocketFrame(false, 0, "{\"camera\":\"bed\","));
        socket.send(new ContinuationWebSocketFrame(true, 0, "\"wish\":\"\"}"));

        assertTrue(socket.received().contains("1:1"));
        socket.assertEnded();
    }

    @Test
    void whatIsNoMessageOfOursEndsTheConnection() {
        refused("close 1008", socket -> socket.say("nonsense"));
        refused("close 1008", socket -> socket.say("{\"camera\":\"bed\"}"));
        refused("close 1003", socket -> socket.send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[3]))));
        refused("close 1009", socket -> socket.say("x".repeat(5_000)));
        refused("close 1009", socket -> {
            socket.send(new TextWebSocketFrame(false, 0, "x".repeat(4_000)));
            socket.send(new ContinuationWebSocketFrame(true, 0, "x".repeat(4_000)));
        });
        refused("close 1002", socket -> socket.sendRaw(0x81, 0x01, 'x'));
        refused("close 1002", socket -> socket.sendRaw(0xF1, 0x81, 0, 0, 0, 0, 'x'));
        refused("close 1002", socket -> socket.send(new ContinuationWebSocketFrame(true, 0, "x")));
        refused("close 1007", socket -> socket.sendRaw(0x81, 0x81, 0, 0, 0, 0, 0xFF));
    }

    @Test
    void whoSaysTooMuchIsClosed() {
        refused("close 1008", socket -> {
            for (int i = 0; i < 1_000 && socket.server.isActive(); i++) {
                socket.say("1 1");
            }
        });
    }

    @Test
    void whoSendsAMessageInPiecesWithoutEndIsClosed() {
        refused("close 1008", socket -> {
            socket.send(new TextWebSocketFrame(false, 0, ""));
            for (int i = 0; i < 1_000 && socket.server.isActive(); i++) {
                socket.send(new ContinuationWebSocketFrame(false, 0, ""));
            }
        });
    }

    private static void refused(String expected, Consumer<Socket> attack) {
        Socket socket = Socket.ofCameras();
        attack.accept(socket);
        assertEquals(List.of(expected), socket.received());
        assertEquals(1, socket.counted(Counter.WEBSOCKETS_REFUSED), expected);
        socket.assertClosed();
    }
}
