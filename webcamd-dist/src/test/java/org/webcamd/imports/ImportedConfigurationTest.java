package org.webcamd.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.CommandLine;

/** What is imported is a configuration that webcamd takes, and so are the commands that it proposes. */
final class ImportedConfigurationTest {
    private static final String PROPOSED = "#     webcamd ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"crowsnest-v5.conf", "crowsnest-v3.conf", "octopi.txt", "octopi-raspi.txt",
        "octopi-untouched.txt", "mjpg_streamer.service", "webcam.sh", "mjpg-streamer.default", "ustreamer.service",
        "camera-streamer.service"})
    void everyImportedFileIsTaken(String name) throws Exception {
        String config = Importer.configuration(resource(name), name);
        assertTrue(!taken(config).cameras().isEmpty() || taken(config).automatic().isPresent());
        for (String line : config.lines().filter(line -> line.startsWith(PROPOSED)).toList()) {
            List<String> words = Words.of(line.substring(PROPOSED.length()));
            assertEquals(1, CommandLine.parse(words.toArray(String[]::new)).cameras().size(), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ustreamer -d '/dev/v4l/by-id/a #1' -q 200 -f 5000 -r 1x1 --server-timeout 0 --allow-origin nonsense",
        "ustreamer --device-timeout 99999 --host 'a b' --rotate 90 --brightness '1;2'",
        "mjpg_streamer -i 'input_uvc.so -f 0 -q 0 -r 99999x99999 -d video0' -o 'output_http.so -p 0 -c \\'a b:c\\''",
        "mjpg_streamer -i 'input_file.so -f /a,newest' -i 'input_file.so -f /b' -i input_testpicture.so",
        "camera-streamer --camera-type=libcamera --camera-width=0 --http-listen=::1 --camera-options=a",
        "[cam a]\nport: 0\ndevice: 1\nresolution: x\nmax_fps: -1\n[cam b]\ndevice: /dev/video1\nv4l2ctl: a=b=c"})
    void whatCannotBeIsLeftOutAndTheRestIsTaken(String text) throws Exception {
        assertTrue(!taken(Importer.configuration(text, "it")).cameras().isEmpty());
    }

    @Test
    void camerasOfCrowsnestArriveWithTheirNamesAndSettings() throws Exception {
        CommandLine line = taken(Importer.configuration(resource("crowsnest-v5.conf"), "crowsnest.conf"));
        assertEquals(List.of("bed", "nozzle_cam", "pi"), line.cameras().stream().map(CameraSpec::name).toList());
        assertEquals(List.of(1280, 640, 1920), Stream.of(0, 1, 2)
            .map(number -> line.cameras().get(number).cameraSettings().width()).toList());
        assertEquals(8080, line.serverSettings().listen().port());
        assertEquals("127.0.0.1", line.serverSettings().listen().v4Address());
        assertEquals(70, line.cameras().get(0).captureSettings().quality());
    }

    private CommandLine taken(String config) throws Exception {
        Path file = Files.writeString(folder.resolve("webcamd.conf"), config);
        return CommandLine.parse("--config", file.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ImportedConfigurationTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
