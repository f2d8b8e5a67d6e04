package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

final class FrameAssemblyTest {
    private static final byte[] PICTURE = picture(1_000);

    private final MemoryShare memory = TestMemory.share();
    private int lost;
    private final FrameAssembly assembly = new FrameAssembly(memory, () -> lost++);

    private static byte[] picture(int bytes) {
        byte[] picture = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            picture[i] = (byte) i;
        }
        return picture;
    }

    private FrameAssembly.Outcome add(long publisher, long sequence, int total, int index, int count, byte[] bytes) {
        byte[] message = new byte[PieceHead.BYTES + bytes.length];
        PieceHead.write(ByteBuffer.wrap(message), publisher, sequence, 1, total, index, count);
        System.arraycopy(bytes, 0, message, PieceHead.BYTES, bytes.length);
        return assembly.add(PieceHead.parse(message), message);
    }

    private FrameAssembly.Outcome piece(long sequence, int index) {
        return add(1, sequence, PICTURE.length, index, 4, Arrays.copyOfRange(PICTURE, index * 250, index * 250 + 250));
    }

    @AfterEach
    void nothingIsLeft() {
        assembly.forget();
        assertEquals(0, memory.usedBytes());
    }

    private void assertWhole() {
        ByteBuf whole = assembly.take();
        byte[] bytes = new byte[whole.readableBytes()];
        whole.getBytes(0, bytes);
        memory.release(whole);
        assertArrayEquals(PICTURE, bytes);
    }

    @Test
    void piecesInOrderAreAFrame() {
        for (int index = 0; index < 3; index++) {
            assertEquals(FrameAssembly.Outcome.UNFINISHED, piece(1, index));
        }
        assertEquals(FrameAssembly.Outcome.WHOLE, piece(1, 3));
        assertWhole();
    }

    @Test
    void onePieceIsAFrame() {
        assertEquals(FrameAssembly.Outcome.WHOLE, add(1, 1, PICTURE.length, 0, 1, PICTURE));
        assertWhole();
    }

    private void assertLost(int frames) {
        assertEquals(frames, lost, "frames that were lost");
    }

    @Test
    void missingPieceLosesTheFrameAndNotTheNext() {
        piece(1, 0);
        assertEquals(FrameAssembly.Outcome.STRAY, piece(1, 2));
        assertEquals(FrameAssembly.Outcome.STRAY, piece(1, 3));
        assertLost(1);
        piecesInOrderAreAFrame();
        assertLost(1);
    }

    @Test
    void frameThatBeginsEndsTheOneBefore() {
        piece(1, 0);
        assertEquals(FrameAssembly.Outcome.UNFINISHED, piece(2, 0));
        assertLost(1);
        piece(2, 1);
        piece(2, 2);
        assertEquals(FrameAssembly.Outcome.WHOLE, piece(2, 3));
        assertWhole();
        assertLost(1);
    }

    @Test
    void frameIsLostAlsoWhereTheNextOneIsWholeAtOnce() {
        piece(1, 0);
        assertEquals(FrameAssembly.Outcome.WHOLE, add(1, 2, PICTURE.length, 0, 1, PICTURE));
        assertWhole();
        assertLost(1);
    }

    @Test
    void frameIsLostAlsoWhereTheNextOneHasNoRoom() {
        piece(1, 0);
        assertEquals(FrameAssembly.Outcome.NO_ROOM, add(1, 2, memory.maxPictureBytes() + 1, 0, 2, picture(200)));
        assertEquals(FrameAssembly.Outcome.STRAY, add(1, 2, memory.maxPictureBytes() + 1, 1, 2, picture(200)));
        assertLost(1);
    }

    @Test
    void frameWhoseFirstPieceIsMissingIsLostOnce() {
        onePieceIsAFrame();
        for (int index = 1; index < 4; index++) {
            assertEquals(FrameAssembly.Outcome.STRAY, piece(2, index));
        }
        assertLost(1);
        assertEquals(FrameAssembly.Outcome.STRAY, piece(1, 3));
        assertEquals(FrameAssembly.Outcome.STRAY, piece(3, 3));
        assertLost(2);
    }

    @Test
    void whoBeginsToListenInTheMiddleOfAFrameHasLostNone() {
        assertEquals(FrameAssembly.Outcome.STRAY, piece(1, 2));
        piece(2, 0);
        assembly.forget();
        assertEquals(FrameAssembly.Outcome.STRAY, piece(2, 1));
        assertEquals(FrameAssembly.Outcome.STRAY, piece(3, 1));
        assertLost(0);
    }

    @Test
    void piecesOfAnotherPublisherDoNotFit() {
        piece(1, 0);
        assertEquals(FrameAssembly.Outcome.STRAY, add(2, 1, PICTURE.length, 1, 4, picture(250)));
        assertLost(1);
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        assertEquals(FrameAssembly.Outcome.UNFINISHED, add(1, 1, 400, 0, 3, picture(250)));
        assertEquals(FrameAssembly.Outcome.STRAY, add(1, 1, 400, 1, 3, picture(250)));
        assertLost(1);
    }

    @Test
    void lessThanWasAnnouncedIsRefused() {
        assertEquals(FrameAssembly.Outcome.UNFINISHED, add(1, 1, 400, 0, 2, picture(200)));
        assertEquals(FrameAssembly.Outcome.STRAY, add(1, 1, 400, 1, 2, picture(199)));
        assertLost(1);
    }

    @Test
    void pictureThatIsTooLargeTakesNoMemory() {
        assertEquals(FrameAssembly.Outcome.NO_ROOM, add(1, 1, memory.maxPictureBytes() + 1, 0, 2, picture(200)));
        assertEquals(FrameAssembly.Outcome.STRAY, add(1, 1, memory.maxPictureBytes() + 1, 1, 2, picture(200)));
    }
}
