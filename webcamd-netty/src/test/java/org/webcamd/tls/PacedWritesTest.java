package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.fixture.ClientChannel;

final class PacedWritesTest {
    private static final int LARGE = PacedWrites.PIECE_BYTES;
    private static final int SMALL = PacedWrites.PIECE_BEHIND_BYTES;

    /** The sizes of what TLS would be handed. */
    private final List<Integer> pieces = new ArrayList<>();
    private final ClientChannel client = new ClientChannel(new ChannelOutboundHandlerAdapter() {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            pieces.add(((ByteBuf) message).readableBytes());
            ctx.write(message, promise);
        }
    }, new PacedWrites());

    @AfterEach
    void end() {
        client.received();
        client.assertNothingLeft();
    }

    private ChannelFuture write(int bytes) {
        return client.writeAndFlush(Unpooled.buffer(bytes).writeZero(bytes));
    }

    /** As when the kernel says that there is room again. */
    private void take(int bytes) {
        client.take(bytes);
        client.unsafe().flush();
    }

    private long unsent() {
        return client.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    @Test
    void clientThatKeepsUpGetsLargePieces() {
        ChannelFuture written = write(2 * LARGE + 100);

        assertTrue(written.isSuccess());
        assertEquals(List.of(LARGE, LARGE, 100), pieces);
        assertEquals(2 * LARGE + 100, client.received().length());
    }

    @Test
    void clientThatTakesNothingHasOnePiece() {
        client.stopTaking();
        ChannelFuture first = write(3 * LARGE);
        ChannelFuture second = write(10);

        assertEquals(List.of(LARGE), pieces);
        assertFalse(first.isDone());
        assertFalse(second.isDone());
        assertTrue(unsent() >= 3 * LARGE + 10, "what waits above counts as unsent: " + unsent());
        take(Integer.MAX_VALUE);
        assertTrue(first.isSuccess() && second.isSuccess());
        assertEquals(3 * LARGE + 10, client.received().length());
    }

    @Test
    void clientThatIsLateGetsSmallPiecesUntilItTakesAllAtOnce() {
        client.stopTaking();
        write(LARGE + SMALL + SMALL);
        take(LARGE);
        assertEquals(List.of(LARGE, SMALL), pieces);
        take(Integer.MAX_VALUE);
        write(2 * SMALL);
        write(LARGE);

        assertEquals(List.of(LARGE, SMALL, SMALL, SMALL, SMALL, LARGE), pieces);
    }

    @Test
    void whatWaitsGoesDownAsTheClientTakesIt() {
        client.stopTaking();
        write(LARGE + 3 * SMALL);
        long before = unsent();
        take(LARGE + SMALL);

        assertEquals(LARGE + SMALL, before - unsent(), 1_000, "but for what each write counts for itself");
    }

    @Test
    void promiseIsDoneWithTheLastByte() {
        client.stopTaking();
        ChannelFuture written = write(LARGE + 5);
        take(LARGE + 4);
        assertFalse(written.isDone());
        take(1);

        assertTrue(written.isSuccess());
    }

    @Test
    void whoeverIsToldOfTheEndMayWriteMore() {
        client.stopTaking();
        List<ChannelFuture> second = new ArrayList<>();
        write(LARGE + 5).addListener(done -> second.add(write(7)));
        take(Integer.MAX_VALUE);

        assertTrue(second.get(0).isSuccess());
        assertEquals(LARGE + 12, client.received().length());
    }

    @Test
    void closingDropsWhatWaits() {
        client.stopTaking();
        ByteBuf part = Unpooled.buffer(4 * LARGE).writeZero(4 * LARGE);
        part.retain();
        ChannelFuture written = client.writeAndFlush(part);
        client.close();

        assertTrue(written.isDone() && !written.isSuccess());
        assertEquals(1, part.refCnt());
        part.release();
    }

    @Test
    void brokenConnectionFailsWhatWaits() {
        client.stopTaking();
        ChannelFuture written = write(4 * LARGE);
        client.breakConnection();
        take(Integer.MAX_VALUE);

        assertTrue(written.isDone() && !written.isSuccess());
        assertEquals(1, pieces.size());
    }
}
