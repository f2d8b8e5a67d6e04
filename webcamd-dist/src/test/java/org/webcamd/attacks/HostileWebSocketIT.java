package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.wire.RawWebSocket.BINARY;
import static org.webcamd.wire.RawWebSocket.CLOSE;
import static org.webcamd.wire.RawWebSocket.FIRST_PIECE;
import static org.webcamd.wire.RawWebSocket.LAST_PIECE;
import static org.webcamd.wire.RawWebSocket.PIECE;
import static org.webcamd.wire.RawWebSocket.PING;
import static org.webcamd.wire.RawWebSocket.PONG;
import static org.webcamd.wire.RawWebSocket.TEXT;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.RawWebSocket;

/** Clients of WebSockets that mean harm, or know no better: each ends itself, and nobody else. */
@Timeout(120)
final class HostileWebSocketIT {
    private static final String WATCH_BED = "{\"camera\":\"bed\",\"wish\":\"width=160\"}";
    private static final int FLOOD = 20_000;
    private static InProcessProgram program;
    private static Neighbours neighbours;

    @BeforeAll
    static void start() throws Exception {
        program = InProcessProgram.startCameras(List.of("bed=test"), "--stall-timeout", "3");
        neighbours = Neighbours.of(program.port(), "/bed/?stream", 2);
        neighbours.begin();
    }

    @AfterAll
    static void othersHaveNotNoticed() throws Exception {
        try {
            neighbours.fared().requireUnharmed(10);
            Info info = Info.await(program, now -> now.viewers() == 2);
            assertEquals("live", info.cameraState(), info::json);
        } finally {
            neighbours.close();
            program.close();
        }
    }

    private static RawWebSocket open(String target) throws IOException {
        return RawWebSocket.over(RawConnection.to(program), target);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
            attack(1008, "no message of ours", socket -> socket.send(TEXT, "nonsense")),
            attack(1008, "JSON of something else", socket -> socket.send(TEXT, "{\"bed\":1}")),
            attack(1008, "JSON in JSON", socket -> socket.send(TEXT, "[".repeat(4_000))),
            attack(1008, "a number in place of a wish", socket -> socket.send(TEXT,
                "{\"camera\":\"bed\",\"wish\":" + "9".repeat(3_000) + "}")),
            attack(1003, "a binary message", socket -> socket.send(BINARY, "xyz")),
            attack(1009, "too long a message", socket -> socket.send(TEXT, "x".repeat(4_097))),
            attack(1009, "too many pieces", socket -> {
                socket.send(FIRST_PIECE, "x".repeat(2_000)).send(PIECE, "x".repeat(2_000)).send(PIECE, "x".repeat(99));
            }),
            attack(1009, "a length of 512 GiB",
                socket -> socket.sendBytes("\u0081\u00FF\0\0\0\u0080\0\0\0\0xxxx")),
            attack(1002, "a negative length",
                socket -> socket.sendBytes("\u0081\u00FF" + "\u00FF".repeat(8) + "xxxx")),
            attack(1002, "no mask", socket -> socket.sendBytes("\u0081\u0001x")),
            attack(1002, "bits of an extension", socket -> socket.send(0xC1, "x")),
            attack(1002, "an unknown kind", socket -> socket.send(0x83, "x")),
            attack(1002, "a piece of nothing", socket -> socket.send(LAST_PIECE, "x")),
            attack(1002, "a message inside another one", socket -> socket.send(FIRST_PIECE, "x").send(TEXT, "x")),
            attack(1002, "a ping in pieces", socket -> socket.send(0x09, "x")),
            attack(1002, "too long a ping", socket -> socket.send(PING, "x".repeat(126))),
            attack(1007, "no UTF-8", socket -> socket.send(TEXT, "\u00C3\u0028")),
            attack(1002, "half a code", socket -> socket.send(CLOSE, "x")),
            attack(1000, "a farewell", socket -> socket.send(CLOSE, "\u0003\u00E8bye")),
            attack(1000, "a farewell without a code", socket -> socket.send(CLOSE, "")));
    }

    private static Arguments attack(int code, String name, Attack attack) {
        return Arguments.of(code, name, attack);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("attacks")
    void connectionIsClosedWithTheCodeOfItsFault(int code, String name, Attack attack) throws Exception {
        for (String greeting : new String[] {"", WATCH_BED}) {
            try (RawWebSocket socket = open("/streams")) {
                if (!greeting.isEmpty()) {
                    socket.send(TEXT, greeting).read();
                }
                attack.by(socket);
                assertEquals(code, socket.readToCode(), name);
            }
        }
    }

    /** What comes so fast is reset, rather than told why. */
    @ParameterizedTest
    @ValueSource(ints = {TEXT, PING, PONG, PIECE})
    void floodOfMessagesEndsTheConnection(int kind) throws Exception {
        long before = Info.of(program).number("webSocketsRefused");
        try (RawWebSocket socket = open("/streams")) {
            socket.send(TEXT, WATCH_BED);
            if (kind == PIECE) {
                socket.send(FIRST_PIECE, "");
            }
            flood(socket, kind);
            socket.readToEnd();
        }
        Info after = Info.await(program, info -> info.viewers() == 2);
        assertEquals(before + 1, after.number("webSocketsRefused"), after::json);
    }

    private static void flood(RawWebSocket socket, int kind) throws IOException {
        try {
            for (int i = 0; i < FLOOD; i++) {
                socket.send(kind, kind == TEXT ? "1 1" : "");
            }
        } catch (SocketException closed) {
            return;
        }
    }

    @Test
    void whoTakesNothingIsClosed() throws Exception {
        long before = Info.of(program).number("viewersStalled");
        try (RawConnection little = RawConnection.withLittleMemory(program, 4096);
            RawWebSocket socket = RawWebSocket.over(little, "/bed/?stream")) {
            Info after = Info.await(program, info -> info.number("viewersStalled") == before + 1);
            assertEquals(2, after.viewers(), after::json);
            socket.readToEnd();
        }
    }

    @Test
    void whoAcknowledgesWhatWasNeverSentGetsNoMoreThanTwoFrames() throws Exception {
        try (RawWebSocket socket = open("/bed/?stream")) {
            for (int i = 0; i < 50; i++) {
                socket.send(TEXT, Long.toString(1_000_000_000L + i));
            }
            int frames = 0;
            RawWebSocket.Message message = socket.read();
            while (message.first() != CLOSE) {
                frames += message.first() == BINARY ? 1 : 0;
                message = socket.read();
            }
            assertEquals(2, frames);
            assertEquals(1008, message.code());
        }
    }

    @Test
    void cameraThatIsAskedForAgainAndAgainHasOneNumberAndLeavesNothing() throws Exception {
        try (RawWebSocket socket = open("/streams")) {
            for (int i = 0; i < 200; i++) {
                socket.send(TEXT, i % 2 == 0 ? WATCH_BED : WATCH_BED.replace("bed", "BED"));
                socket.send(TEXT, "{\"camera\":\"Bed\",\"wish\":null}");
            }
            socket.send(PING, "done");
            for (RawWebSocket.Message said = socket.read(); said.first() != PONG; said = socket.read()) {
                RawWebSocket.Message now = said;
                assertTrue(said.first() == BINARY || said.text().contains("\"number\":1,"), now::text);
            }
            Info.await(program, info -> info.viewers() == 2);
        }
    }

    @Test
    void bodyOfARequestAndRequestsBeforeItDoNotDisturb() throws Exception {
        try (RawConnection connection = RawConnection.to(program)) {
            connection.send("GET /bed/?info HTTP/1.1\r\nHost: cam.local\r\n\r\n");
            connection.send("GET /bed/?stream HTTP/1.1\r\nHost: cam.local\r\nUpgrade: websocket\r\n"
                + "Content-Length: 5\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nhello");
            connection.read(connection.readHead().contentLength());
            assertEquals(101, connection.readHead().status());
            assertEquals(TEXT, connection.read(1)[0] & 0xFF);
        }
    }

    @Test
    void whoVanishesInTheMiddleOfAMessageIsGone() throws Exception {
        RawConnection connection = RawConnection.to(program);
        RawWebSocket.over(connection, "/streams").send(TEXT, WATCH_BED).sendBytes("\u0081\u00FE\u0010");
        Info.await(program, info -> info.viewers() == 3);
        connection.reset();
        Info.await(program, info -> info.viewers() == 2);
    }

    @Test
    void whoEndsItsSideIsGone() throws Exception {
        try (RawConnection connection = RawConnection.to(program)) {
            RawWebSocket.over(connection, "/streams").send(TEXT, WATCH_BED);
            Info.await(program, info -> info.viewers() == 3);
            connection.endOutput();
            Info.await(program, info -> info.viewers() == 2);
        }
    }

    /** What a client does wrong. */
    @FunctionalInterface
    interface Attack {
        void by(RawWebSocket socket) throws IOException;
    }
}
