package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webcamd.viewer.Farewell;

/** What a client is told when its camera, or its connection, is taken away. */
final class FarewellTest {
    private static final String WISH = "{\"camera\":\"%s\",\"wish\":\"\"}";
    private static final String ERROR = "{\"camera\":\"%s\",\"error\":\"%s\"}";

    private static Socket watching(String... cameras) {
        Socket socket = Socket.ofCameras();
        for (String camera : cameras) {
            socket.say(WISH.formatted(camera));
        }
        socket.received();
        return socket;
    }

    @ParameterizedTest
    @EnumSource
    void connectionOfOneCameraIsClosedWithTheReason(Farewell why) {
        Socket socket = Socket.ofOneCamera();
        socket.publish("", 1);
        socket.received();
        socket.audience("").finish(why);
        socket.server.runPendingTasks();

        assertEquals(List.of(why == Farewell.RIGHT_ENDED ? "close 1008" : "close 1001"), socket.received());
        assertEquals(why.text(), socket.closeReason);
        socket.assertClosed();
    }

    @Test
    void cameraThatGoesIsToldAndTheOthersGoOn() {
        Socket socket = watching("bed", "door");
        socket.audience("bed").finish(Farewell.CAMERA_RESTARTED);
        socket.server.runPendingTasks();
        assertEquals(List.of(ERROR.formatted("bed", "the camera was started anew: ask for it again")),
            socket.received());
        socket.publish("door", 1);
        assertTrue(socket.received().contains("2:1"));
        socket.audience("door").finish(Farewell.CAMERA_GONE);
        socket.server.runPendingTasks();

        assertEquals(List.of("close 1001"), socket.received());
        assertEquals("the camera is not served any more", socket.closeReason);
        socket.assertClosed();
    }

    @Test
    void serverThatEndsSaysSo() {
        Socket socket = watching("bed", "door");
        socket.viewers.finishAll();
        socket.server.runPendingTasks();

        assertTrue(socket.received().contains("close 1001"));
        assertEquals("the server ends", socket.closeReason);
        socket.assertClosed();
    }

    @Test
    void whoIsLetInNoMoreLosesTheWholeConnectionAtOnce() {
        Socket socket = watching("bed", "door");
        assertEquals(0, socket.viewers.dismiss());
        socket.mayStay = false;
        assertEquals(2, socket.viewers.dismiss());
        socket.server.runPendingTasks();

        assertEquals(List.of("close 1008"), socket.received());
        assertEquals(Farewell.RIGHT_ENDED.text(), socket.closeReason);
        socket.assertClosed();
    }

    @Test
    void whoIsLetInNoMoreBeforeItIsThereIsNotForgotten() {
        Socket socket = Socket.ofCameras();
        socket.mayStay = false;
        socket.say(WISH.formatted("bed"));
        socket.server.runPendingTasks();

        assertTrue(socket.received().contains("close 1008"));
        assertFalse(socket.leased().contains("bed"));
        socket.assertClosed();
    }
}
