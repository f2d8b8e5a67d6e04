package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.stories.LogRecords;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Connections by the hundred, and what is kept of each. */
@Timeout(60)
final class ManyConnectionsIT {
    private static final double FPS = 30;
    private static final int KEPT = 200;
    private static final int MOST_BYTES_A_VIEWER = 700;

    @Test
    void oneAddressDoesNotLockOutTheOthers() throws Exception {
        List<Socket> many = new ArrayList<>();
        try (InProcessProgram program = InProcessProgram.start("--max-per-address", "20");
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            for (int i = 0; i < 20; i++) {
                many.add(connect(program, "127.0.0.66"));
                assertTrue(isAnswered(many.get(i), "/?stream"), "its share is its own");
            }
            try (Socket more = connect(program, "127.0.0.66"); Socket other = connect(program, "127.0.0.67")) {
                assertFalse(isAnswered(more), "a share has an end");
                assertTrue(isAnswered(other), "one address took the share of another");
            }
            neighbours.requireUnharmedFor(1, FPS);
            for (Socket one : many) {
                one.close();
            }
            many.clear();
            awaitAnswer(program, "127.0.0.66");
        } finally {
            for (Socket one : many) {
                one.close();
            }
        }
    }

    private static Socket connect(InProcessProgram program, String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", program.port()), 10_000);
        return socket;
    }

    /** Whether it is given what it asks for, rather than refused or closed. */
    private static boolean isAnswered(Socket socket) {
        return isAnswered(socket, "/?info");
    }

    private static boolean isAnswered(Socket socket, String target) {
        try {
            String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException closed) {
            return false;
        }
    }

    private static void awaitAnswer(InProcessProgram program, String from) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean answered = false;
        while (!answered) {
            assertTrue(System.nanoTime() - end < 0, "connections that have gone still count");
            try (Socket again = connect(program, from)) {
                answered = isAnswered(again);
            }
        }
    }

    @Test
    void littleIsKeptOfALongUserAgentAndStatisticsStaySmall() throws Exception {
        int viewers = 150;
        String agent = "Mozilla/5.0 " + "m".repeat(7_000);
        List<SocketChannel> channels = new ArrayList<>();
        try (InProcessProgram program = InProcessProgram.start();
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            for (int i = 0; i < viewers; i++) {
                SocketChannel channel = SlowReaders.connect(program.port(), i);
                channel.write(ByteBuffer.wrap(("GET /?stream HTTP/1.1\r\nHost: a\r\nUser-Agent: " + agent + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
                channels.add(channel);
            }
            Info info = Info.await(program, now -> now.number("viewersJoined") == viewers + 5);
            assertFalse(info.json().contains("m".repeat(KEPT + 1)), "kept whole");
            assertTrue(info.json().contains("Mozilla/5.0 mmm"), "nothing is kept");
            assertTrue(info.json().length() < 10_000 + viewers * MOST_BYTES_A_VIEWER,
                () -> info.json().length() + " bytes for " + viewers + " viewers");
            neighbours.requireUnharmedFor(1, FPS);
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /?stream HTTP/1.1\r\nHost: a\r\nX-A: ",
        "POST /?info HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n"})
    void requestsThatDoNotEndHarmNobodyAndLeaveNothing(String beginning) throws Exception {
        List<SocketChannel> channels = new ArrayList<>();
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start();
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            neighbours.begin();
            for (int i = 0; i < 300; i++) {
                SocketChannel channel = SlowReaders.connect(program.port(), i);
                send(channel, beginning + "h".repeat(7_000));
                channels.add(channel);
            }
            for (int round = 0; round < 20; round++) {
                for (SocketChannel channel : channels) {
                    send(channel, "h");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            neighbours.fared().requireUnharmed(FPS);
            for (SocketChannel channel : channels) {
                channel.close();
            }
            neighbours.requireUnharmedFor(1, FPS);
            assertEquals(List.of(), log.troubles());
        }
    }

    /** The server may have had enough of it by now, as is its right. */
    private static void send(SocketChannel channel, String text) {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException ended) {
            assertTrue(channel.isOpen(), "closed by the test itself");
        }
    }

    @Test
    void viewersWhoComeAndGoAtOnceHarmNobodyAndLeaveNothing() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start()) {
            try (Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
                neighbours.begin();
                for (int i = 0; i < 1_000; i++) {
                    try (RawConnection one = RawConnection.to(program).get("/?stream")) {
                        if (i % 2 == 0) {
                            one.reset();
                        }
                    }
                }
                neighbours.fared().requireUnharmed(FPS);
            }
            Info.await(program, info -> info.viewers() == 0);
            assertEquals(List.of(), log.troubles());
        }
    }
}
