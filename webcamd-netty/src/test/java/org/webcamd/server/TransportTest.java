package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import org.junit.jupiter.api.Test;

final class TransportTest {
    @Test
    void labelsAreWhatTheCommandLineTakes() {
        assertEquals("auto", Transport.AUTO.label());
        assertEquals("io_uring", Transport.IO_URING.label());
    }

    @Test
    void nioWorksEverywhere() throws StartException {
        TransportChannels channels = TransportChannels.of(Transport.NIO);

        assertEquals(Transport.NIO, channels.transport());
        assertEquals(NioServerSocketChannel.class, channels.channel());
    }

    @Test
    void autoIsEpollWhereThereIsEpoll() throws StartException {
        TransportChannels channels = TransportChannels.of(Transport.AUTO);

        assertNotEquals(Transport.AUTO, channels.transport());
        assumeTrue(Epoll.isAvailable(), "this machine has no epoll");
        assertEquals(Transport.EPOLL, channels.transport());
        assertEquals(EpollServerSocketChannel.class, channels.channel());
    }

    @Test
    void transportThatDoesNotWorkHereIsExplained() {
        assumeFalse(IoUring.isAvailable(), "io_uring works on this machine");
        String message =
            assertThrows(StartException.class, () -> TransportChannels.of(Transport.IO_URING)).getMessage();

        assertTrue(message.matches("--transport io_uring does not work on this machine \\(.+\\); "
            + "--transport auto chooses one that does"), message);
    }
}
