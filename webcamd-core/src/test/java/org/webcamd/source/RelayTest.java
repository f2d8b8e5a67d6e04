package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.frame.PictureLabels;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.memory.TestMemory;

/** A server that takes its pictures from another one: what it sends is what it got. */
@Timeout(60)
final class RelayTest {
    private static final long CAPTURED_MICROS = 1_700_000_000_123_456L;

    @Test
    void relayOfARelaySendsTheSameBytesAsTheCamera() throws Exception {
        byte[] first = part(maker().live(
            new Picture.Jpeg(direct(RED), System.nanoTime(), CAPTURED_MICROS, Frame.Kind.LIVE)));
        byte[] second = relayed(first);
        byte[] third = relayed(second);
        assertArrayEquals(first, second);
        assertArrayEquals(first, third);
        assertEquals(CAPTURED_MICROS, Pieces.of(join("--" + Part.BOUNDARY + "\r\n", third)).get(0).originMicros());
        assertArrayEquals(RED, Pieces.of(join("--" + Part.BOUNDARY + "\r\n", third)).get(0).bytes());
    }

    @Test
    void cardOfTheOriginStaysACard() throws Exception {
        byte[] first = part(SampleFrames.frame(RED, 1, new CaptureTime(0, CAPTURED_MICROS), Frame.Kind.CARD));
        byte[] second = relayed(first);
        byte[] third = relayed(second);
        assertArrayEquals(first, second);
        assertArrayEquals(first, third);
    }

    @Test
    void heldPictureOfTheOriginStaysOne() throws Exception {
        byte[] first = part(SampleFrames.frame(RED, 1, new CaptureTime(0, CAPTURED_MICROS), Frame.Kind.OLD));
        assertArrayEquals(first, relayed(first));
    }

    @Test
    void pictureAfterACardIsNone() throws Exception {
        byte[] card = part(SampleFrames.frame(RED, 1, new CaptureTime(0, CAPTURED_MICROS), Frame.Kind.CARD));
        byte[] live = part(SampleFrames.frame(RED, 2, new CaptureTime(0, CAPTURED_MICROS), Frame.Kind.LIVE));
        JpegStream stream = new JpegStream(
            new ByteArrayInputStream(join("--" + Part.BOUNDARY + "\r\n", live, card, live, RED)), null, Pieces.MEMORY);
        StreamedPicture out = new StreamedPicture();
        List<Boolean> cards = new ArrayList<>();
        while (stream.next(out)) {
            cards.add(((Picture.Jpeg) out.loan()).kind() == Frame.Kind.CARD);
        }
        out.release();
        stream.close();
        assertEquals(List.of(false, true, false, false), cards);
    }

    @Test
    void originThatWasRestartedIsFoundAgain() throws Exception {
        RawServer origin = new RawServer(RelayTest::stream);
        HttpSource relay = new HttpSource(HttpAddress.parse(origin.url("/")), Programs.at(30));
        try (Camera camera = relay.open(Pieces.MEMORY)) {
            Programs.grab(camera);
            origin.close();
            assertThrows(CameraException.class, () -> Programs.grabUntilItFails(camera));
        }
        awaitRefusal(relay);
        try (RawServer restarted = new RawServer(origin.port(), RelayTest::stream);
            Camera camera = relay.open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals(1, restarted.connections());
        }
    }

    /** A server that is closed may still accept who is at its door. */
    private static void awaitRefusal(HttpSource relay) throws Exception {
        boolean refused = false;
        while (!refused) {
            try (Camera late = relay.open(Pieces.MEMORY)) {
                Programs.grabUntilItFails(late);
            } catch (CameraException expected) {
                refused = expected.getMessage().contains("refused");
            }
        }
    }

    private static boolean stream(RawServer.Request request, OutputStream out)
        throws IOException, InterruptedException {
        out.write(join("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=boundarydonotcross\r\n\r\n",
            "--boundarydonotcross\r\n"));
        while (true) {
            out.write(Pieces.part(RED, "1700000000.5"));
            Thread.sleep(5);
        }
    }

    private static byte[] relayed(byte[] part) throws Exception {
        try (RawServer origin = serving(part);
            Camera camera = HttpSources.open(origin.url("/?action=stream"))) {
            return part(maker().live((Picture.Jpeg) camera.grab()));
        }
    }

    private static RawServer serving(byte[] part) throws IOException {
        return RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary="
            + Part.BOUNDARY + "\r\n\r\n--" + Part.BOUNDARY + "\r\n", part);
    }

    private static FrameMaker maker() {
        return new FrameMaker(TestMemory.share(), new Counters(), new PictureLabels(), false);
    }

    /** What a viewer gets; the frame is released. */
    private static byte[] part(Frame frame) {
        ByteBuf part = frame.retainedPart();
        try {
            return ByteBufUtil.getBytes(part);
        } finally {
            part.release();
            frame.release();
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
