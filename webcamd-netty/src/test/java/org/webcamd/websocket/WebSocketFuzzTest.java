package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.leaks.LeakPresenceExtension;

/** Whatever a client sends over its WebSocket is taken, or the connection is closed; nothing is left of it. */
final class WebSocketFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void whateverIsSentIsTakenOrTheConnectionIsClosed(byte[] bytes) {
        run(Socket.ofCameras(), bytes);
        run(Socket.ofOneCamera(), bytes);
        LeakPresenceExtension.check();
    }

    private static void run(Socket socket, byte[] bytes) {
        int[] raw = new int[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = bytes[i] & 0xFF;
        }
        publish(socket, 1);
        socket.sendRaw(raw);
        publish(socket, 2);
        publish(socket, 3);
        socket.server.checkException();
        boolean closed = !socket.server.isOpen();
        List<String> received = socket.received();
        assertTrue(!closed || received.isEmpty() || received.get(received.size() - 1).startsWith("close "),
            "closed without a word");
        assertTrue(socket.counted(Counter.WEBSOCKETS_REFUSED) <= 1, "refused more than once");
        socket.server.pass(1, TimeUnit.MINUTES);
        socket.assertEnded();
    }

    private static void publish(Socket socket, long sequence) {
        socket.publish("", sequence);
        socket.publish("bed", sequence);
    }
}
