package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.memory.TestMemory;

/** What is broken in a stream is counted by what is wrong with it, all the way from the bytes. */
@Timeout(60)
final class BrokenPicturesTest {
    private final Counters counters = new Counters();

    @Test
    void endToEnd() throws Exception {
        byte[] half = cut(GREEN, 1_000);
        assertArrayEquals(RED, show(join(half, "garbage", half, BLUE, "garbage", RED)));
        assertEquals(Map.of("garbage", 1L, "truncated", 2L), dropped());
    }

    @Test
    void multipart() throws Exception {
        byte[] half = cut(GREEN, 1_000);
        assertArrayEquals(RED, show(join("--boundarydonotcross\r\n", part(new byte[0], "0"), part(join("busy"), "0"),
            "--boundarydonotcross\r\n", half, "\r\n--boundarydonotcross\r\n", part(RED, "0"))));
        assertEquals(Map.of("empty", 1L, "garbage", 1L, "truncated", 1L), dropped());
    }

    /** Waits for all of it; gives the last frame's JPEG. */
    private byte[] show(byte[] stream) throws Exception {
        byte[] last = {};
        StandardInputSource source = new StandardInputSource(new ByteArrayInputStream(stream), Programs.PATIENCE);
        FrameMaker maker = new FrameMaker(TestMemory.share(), counters, new PictureLabels(), false);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            while (true) {
                last = shown(maker, camera, last);
            }
        } catch (CameraException ended) {
            return last;
        }
    }

    private byte[] shown(FrameMaker maker, Camera camera, byte[] last) throws Exception {
        Frame frame = maker.live((Picture.Jpeg) camera.grab());
        if (frame == null) {
            return last;
        }
        byte[] jpeg = Pieces.bytes(frame.jpeg().nioBuffer());
        frame.release();
        return jpeg;
    }

    private Map<String, Long> dropped() {
        Map<String, Long> dropped = new TreeMap<>();
        for (Counter counter : Counter.values()) {
            if (counter.scope() == Counter.Scope.DROPPED && counters.value(counter) > 0) {
                dropped.put(counter.label(), counters.value(counter));
            }
        }
        return dropped;
    }
}
