package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.StreamPart;

@Timeout(120)
final class FfmpegClientIT {
    private static final int FRAMES = 30;

    private static InProcessProgram program;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws InterruptedException {
        program = InProcessProgram.start();
    }

    @AfterAll
    static void end() {
        program.close();
    }

    @Test
    void frameGrabberReadsTheStream() throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(program.url("/?stream"))) {
            grabber.setFormat("mpjpeg");
            grabber.start();
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = grabber.grabImage();
                assertNotNull(frame, "the stream ended");
                assertEquals(320, frame.imageWidth);
                assertEquals(240, frame.imageHeight);
            }
            grabber.stop();
        }
    }

    @Test
    void ffmpegReadsTheStreamWithoutAWarning() throws Exception {
        assumeInstalled("ffmpeg");

        assertEquals("", run("ffmpeg", "-v", "warning", "-nostdin", "-i", program.url("/?stream"), "-frames:v",
            Integer.toString(FRAMES), "-f", "null", "-"));
    }

    @Test
    void ffmpegReadsHeadersInAdvanceWithoutAWarning() throws Exception {
        assumeInstalled("ffmpeg");

        assertEquals("", run("ffmpeg", "-v", "warning", "-nostdin", "-i", program.url("/?stream&advance_headers=1"),
            "-frames:v", Integer.toString(FRAMES), "-f", "null", "-"));
    }

    @Test
    void ffprobeReadsASnapshot() throws Exception {
        assumeInstalled("ffprobe");

        assertEquals("mjpeg,320,240", run("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height",
            "-of", "csv=p=0", program.url("/?snapshot")).strip());
    }

    @Test
    void curlFetchesASnapshot() throws Exception {
        assumeInstalled("curl");
        Path now = folder.resolve("now.jpg");

        assertEquals("200 image/jpeg", run("curl", "-sS", "-o", now.toString(), "-w", "%{http_code} %{content_type}",
            program.url("/?snapshot")));
        StreamPart.checkJpeg(Files.readAllBytes(now));
    }

    private static void assumeInstalled(String name) {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, name))), () -> name + " is not installed");
    }

    /** What it prints, to both of its outputs. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, process.exitValue(), printed);
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
