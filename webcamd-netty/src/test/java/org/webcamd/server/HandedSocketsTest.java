package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandedSocketsTest {
    private static final int PID = 4711;

    private static HandedSockets of(String pid, String count, String names) throws StartException {
        return HandedSockets.of(Map.of("LISTEN_PID", pid, "LISTEN_FDS", count, "LISTEN_FDNAMES", names), PID);
    }

    private static HandedSockets one(int descriptor) {
        return new HandedSockets(List.of(new HandedSockets.Handed(descriptor, "webcamd.socket")));
    }

    @Test
    void nobodyHandsOverAnythingWithoutTheVariables() throws StartException {
        assertEquals(HandedSockets.NONE, HandedSockets.of(Map.of(), PID));
        assertEquals(HandedSockets.NONE, HandedSockets.of(Map.of("LISTEN_FDS", "1"), PID));
    }

    @Test
    void whatIsMeantForAnotherProcessIsLeftAlone() throws StartException {
        assertEquals(HandedSockets.NONE, of("4712", "2", ""));
    }

    @Test
    void theyBeginAtThreeAndHaveNames() throws StartException {
        assertEquals(List.of(3, 4, 5),
            of("4711", "3", "web:unknown").sockets().stream().map(HandedSockets.Handed::descriptor).toList());
        assertEquals(List.of("web (descriptor 3)", "descriptor 4", "descriptor 5"),
            of("4711", "3", "web:unknown").sockets().stream().map(HandedSockets.Handed::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "65", "1000000000000"})
    void numberThatIsNoneIsTold(String count) {
        assertEquals("LISTEN_FDS is '" + count + "', must be 0 to 64",
            assertThrows(StartException.class, () -> of("4711", count, "")).getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"NIO", "IO_URING"})
    void transportsThatCannotTakeThemSaySo(Transport transport) throws StartException {
        assertEquals(List.of(), AdoptedSocket.of(HandedSockets.NONE, transport));
        assertEquals("--transport " + transport.label() + " cannot take sockets that were opened before the start, "
            + "as by a socket unit of systemd (LISTEN_FDS); --transport auto can",
            assertThrows(StartException.class, () -> AdoptedSocket.of(one(3), transport)).getMessage());
    }

    @Test
    void whatDoesNotListenIsToldByItsName() throws Exception {
        assumeTrue(Epoll.isAvailable(), "this machine has no epoll");
        Socket unbound = Socket.newSocketStream();
        try {
            String message = assertThrows(StartException.class,
                () -> AdoptedSocket.of(one(unbound.intValue()), Transport.AUTO)).getMessage();
            assertEquals("webcamd.socket, which was handed over, is no socket of TCP or of a Unix path that listens; "
                + "it takes ListenStream= and Accept=no", message);
        } finally {
            unbound.close();
        }
        String none = assertThrows(StartException.class, () -> AdoptedSocket.of(one(60_000), Transport.AUTO))
            .getMessage();
        assertFalse(none.contains("\n"), none);
        assertEquals("webcamd.socket, which was handed over (LISTEN_FDS), is no socket", none.split(":")[0]);
    }
}
