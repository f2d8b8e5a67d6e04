package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.EndedException;

@Timeout(60)
final class StandardInputSourceTest {
    private static final String ENDED = "standard input has ended: start webcamd again with "
        + "a program that goes on, or use exec:COMMAND, which is started again when it ends";

    private final PipedOutputStream program = new PipedOutputStream();
    private final StandardInputSource source;

    StandardInputSourceTest() throws IOException {
        source = new StandardInputSource(new PipedInputStream(program, 1024 * 1024), Programs.PATIENCE);
    }

    @Test
    void inputIsReadOnByTheNextCamera() throws Exception {
        write(RED);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals("48x32 MJPG", camera.mode().toString());
        }
        // In the middle of a picture.
        program.write(GREEN, 0, 500);
        program.write(GREEN, 500, GREEN.length - 500);
        program.flush();
        try (Camera camera = source.open(Pieces.MEMORY)) {
            assertArrayEquals(GREEN, Programs.grab(camera));
        }
    }

    @Test
    void endOfTheInputStays() throws Exception {
        write(RED);
        program.close();
        try (Camera camera = source.open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals(ENDED, assertThrows(CameraException.class, camera::grab).getMessage());
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(ENDED, assertThrows(EndedException.class, () -> source.open(Pieces.MEMORY)).getMessage());
        }
    }

    @Test
    void inputThatIsEmptyIsSaid() throws Exception {
        program.close();
        assertEquals(ENDED, assertThrows(CameraException.class, () -> source.open(Pieces.MEMORY)).getMessage());
    }

    @Test
    void inputThatFailsIsSaid() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        String message = assertThrows(CameraException.class,
            () -> new StandardInputSource(failing, Programs.PATIENCE).open(Pieces.MEMORY)).getMessage();
        assertTrue(message.startsWith("standard input cannot be read (Input/output error): "), message);
    }

    @Test
    void waitForAnInputThatIsSilentIsInterrupted() throws Exception {
        write(RED);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            Programs.grab(camera);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, camera::grab);
        }
    }

    private void write(byte[] bytes) throws IOException {
        program.write(bytes);
        program.flush();
    }
}
