package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraState;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.memory.MemoryShare;
import org.webcamd.server.Bench;

@Timeout(20)
final class SnapshotDeadlineTest {
    /** Start of image, an empty scan, end of image: enough for a camera that is passed through. */
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffda0002ffd9");

    /** Three times two seconds, and the pause after each. */
    @Test
    void slowCameraIsGivenThreeFrames() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (Bench bench = new Bench(new OnePicture(0.5, end))) {
            bench.feed.start();
            while (bench.feed.status().state() != CameraState.LIVE) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            ClientChannel client = bench.connect();
            client.send("GET /?snapshot&max_age=0 HTTP/1.1\r\n\r\n");
            client.pass(6_029, TimeUnit.MILLISECONDS);
            String early = client.received();
            client.pass(1, TimeUnit.MILLISECONDS);

            end.countDown();
            assertEquals("", early);
            Answer answer = Answer.one(client.received());
            assertEquals(503, answer.status());
            assertTrue(answer.body().contains("the camera gave no picture in time"), answer.body());
        }
    }

    /**
     * Gives one picture and then none until the end.
     *
     * @param fps what it says of itself
     * @param end of the test
     */
    private record OnePicture(double fps, CountDownLatch end) implements Source {
        @Override
        public Camera open(MemoryShare memory) {
            return new Camera() {
                private boolean given;

                @Override
                public Picture grab() throws InterruptedException {
                    if (given) {
                        end.await();
                        throw new InterruptedException();
                    }
                    given = true;
                    return new Picture.Jpeg(ByteBuffer.wrap(JPEG), System.nanoTime());
                }

                @Override
                public CameraMode mode() {
                    return new CameraMode("scripted", 320, 240, fps, "MJPG");
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        @Override
        public String name() {
            return "scripted";
        }
    }
}
