package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;

/** Read by Netty's decoder of clients. */
class FrameMessageTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "109, 0", "107, 1", "110, 0", "65519, 65535", "65517, 7", "65520, 0", "65518, 7", "300000, 1"})
    void aClientReadsWhatStandsBeforeTheJpeg(int jpegBytes, int number) {
        Frame frame = Frames.ofBytes(41, jpegBytes);
        ByteBuf message = Unpooled.buffer(FrameMessage.MOST_BYTES, FrameMessage.MOST_BYTES);
        FrameMessage.writeHeader(message, number, frame, jpegBytes);
        EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1_000_000));
        client.writeInbound(Unpooled.wrappedBuffer(message, frame.retainedJpeg()));

        BinaryWebSocketFrame read = client.readInbound();
        if (number > 0) {
            assertEquals(number, read.content().readUnsignedShort());
        }
        assertEquals(Frames.EPOCH_SECONDS * 1_000_000 + 41, read.content().readLong());
        assertEquals(41, read.content().readLong());
        assertEquals(jpegBytes, read.content().readableBytes());
        read.release();
        frame.release();
        client.finish();
    }
}
