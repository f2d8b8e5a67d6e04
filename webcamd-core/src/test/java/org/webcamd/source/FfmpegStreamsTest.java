package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.source.Pieces.Piece;

/** The bytes that ffmpeg's two MJPEG formats really have. */
@Timeout(60)
final class FfmpegStreamsTest {
    private static final int FRAMES = 12;

    @Test
    void mjpegFormat() throws IOException, InterruptedException {
        assertFrames(Pieces.of(ffmpeg("-f", "mjpeg")));
    }

    @Test
    void mpjpegFormatHasTheSamePictures() throws IOException, InterruptedException {
        byte[] stream = ffmpeg("-f", "mpjpeg");
        List<Piece> pieces = Pieces.of(stream);
        assertFrames(pieces);
        assertEquals(Pieces.of(ffmpeg("-f", "mjpeg")), pieces);
        assertEquals(pieces, Pieces.of(new ByteArrayInputStream(stream), "multipart/x-mixed-replace;boundary=ffmpeg",
            Pieces.LARGEST_BYTES));
    }

    @Test
    void mpjpegFormatWithAnotherBoundary() throws IOException, InterruptedException {
        assertFrames(Pieces.of(ffmpeg("-f", "mpjpeg", "-boundary_tag", "a b")));
    }

    @Test
    void mjpegWithoutHuffmanTablesOfItsOwn() throws IOException, InterruptedException {
        assertFrames(Pieces.of(ffmpeg("-huffman", "default", "-f", "mjpeg")));
    }

    private static void assertFrames(List<Piece> pieces) {
        assertEquals(FRAMES, pieces.size(), pieces.toString());
        assertTrue(pieces.stream().allMatch(Piece::picture), pieces.toString());
        for (Piece piece : pieces) {
            assertEquals(new JpegSize(320, 240), JpegSize.of(ByteBuffer.wrap(piece.bytes())));
        }
    }

    private static byte[] ffmpeg(String... format) throws IOException, InterruptedException {
        Programs.assumeInstalled("ffmpeg");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
            "testsrc=size=320x240:rate=25", "-frames:v", Integer.toString(FRAMES)));
        command.addAll(List.of(format));
        command.add("-");
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] stream = process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return stream;
    }
}
