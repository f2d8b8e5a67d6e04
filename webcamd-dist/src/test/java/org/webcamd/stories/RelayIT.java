package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** An origin whose camera comes and goes, a relay of it, and a relay of that. */
@Timeout(120)
final class RelayIT {
    @TempDir
    private Path folder;
    private Path plugged;
    private byte[] picture;

    @BeforeEach
    void plugIn() throws Exception {
        plugged = Files.createFile(folder.resolve("plugged"));
        picture = SampleJpegs.textured(160, 120, 1);
        Files.write(folder.resolve("picture.jpg"), picture);
    }

    @Test
    void relaysAreLostWithTheirOriginAndComeBackWithIt() throws Exception {
        InProcessProgram origin = InProcessProgram.start("--source", "exec:while [ -e %s ]; do cat %s; sleep 0.05; done"
            .formatted(plugged, folder.resolve("picture.jpg")));
        InProcessProgram relay = relayOf(origin);
        InProcessProgram second = relayOf(relay);
        try (RawConnection viewer = Viewer.open(second, "/?stream");
            RawConnection viewerOfOrigin = Viewer.open(origin, "/?stream")) {
            assertArrayEquals(picture, await(viewer, false).jpeg());

            Files.delete(plugged);
            byte[] card = await(viewerOfOrigin, true).jpeg();
            assertArrayEquals(card, await(viewer, true).jpeg(), "the card is not the origin's");
            assertEquals("lost", Info.of(second).cameraState());
            assertSnapshot(relay, 503, "no picture: %s has no live picture at present".formatted(origin.url("/")));
            assertSnapshot(second, 503, "no picture: %s has no live picture at present".formatted(relay.url("/")));

            Files.createFile(plugged);
            assertArrayEquals(picture, await(viewer, false).jpeg());
            assertEquals("live", Info.of(second).cameraState());
            assertSnapshot(relay, 200, null);
            assertSnapshot(second, 200, null);
            assertEquals(1, Info.of(second).number("reconnects"));
        } finally {
            second.requestStop();
            relay.requestStop();
            origin.requestStop();
            second.awaitEndNanos();
            relay.awaitEndNanos();
            origin.awaitEndNanos();
        }
    }

    private static InProcessProgram relayOf(InProcessProgram origin) throws InterruptedException {
        return InProcessProgram.start("--source", origin.url("/?stream"), "--snapshot-timeout", "3");
    }

    /** Reads until there is a card, or a picture. */
    private static StreamPart await(RawConnection viewer, boolean card) throws Exception {
        StreamPart part = viewer.readPart();
        while (part.card() != card) {
            part = viewer.readPart();
        }
        return part;
    }

    private void assertSnapshot(InProcessProgram program, int status, String reason) throws Exception {
        try (RawConnection client = RawConnection.to(program).get("/?snapshot")) {
            Head head = client.readHead();
            byte[] body = client.read(head.contentLength());
            String text = status == 200 ? "a picture" : new String(body, StandardCharsets.UTF_8);
            assertEquals(status, head.status(), text);
            if (reason == null) {
                assertArrayEquals(picture, body);
            } else {
                assertTrue(text.startsWith(reason), text);
            }
        }
    }
}
