package org.webcamd.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImporterTest {
    private static final String NOTHING = " has no command line of mjpg_streamer, ustreamer or camera-streamer, and is"
        + " no crowsnest.conf or octopi.txt";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"crowsnest-v5.conf", "crowsnest-v3.conf", "octopi.txt", "octopi-raspi.txt",
        "octopi-untouched.txt", "mjpg_streamer.service", "webcam.sh", "mjpg-streamer.default", "ustreamer.service",
        "camera-streamer.service"})
    void fileBecomesTheConfigurationThatDoesTheSame(String name) throws Exception {
        assertEquals(resource(name + ".expected"), Importer.configuration(resource(name), name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mjpg_streamer -i 'input_uvc.so -r QVGA' | width = 320",
        "/usr/bin/mjpg_streamer --input=input_uvc.so | width = 640",
        "mjpg_streamer -o 'output_http.so -p 9000' | port = 9000",
        "mjpg_streamer -i 'input_uvc.so --devi /dev/video4' | source = /dev/video4",
        "mjpg_streamer -i 'input_uvc.so -br auto' | control = brightness_automatic=1",
        "mjpg_streamer -i 'input_uvc.so -ex aperature-priority' | control = auto_exposure=3",
        "mjpg_streamer -i 'input_file.so -f /tmp/pictures' | source = file:/tmp/pictures,newest",
        "mjpg_streamer -i 'input_http.so -H cam -p 81' | source = http://cam:81/?action=stream",
        "mjpg_streamer -i input_uvc.so -d /dev/video1 -f 9 -o output_http.so -n -p 85 | fps = 9",
        "mjpg_streamer -o output_http.so -n -p 85 -b -i /x/input_uvc.so -d /dev/video1 -f 9 | port = 85",
        "-i 'input_uvc.so -f 12' -o 'output_http.so' | fps = 12",
        "sudo nice ustreamer -d/dev/video3 -f 5 | source = /dev/video3",
        "ustreamer.bin --reso 800x600 | height = 600",
        "ustreamer --host 10.0.0.1 | v4bindaddress = 10.0.0.1",
        "ustreamer -p 8081 | v4bindaddress = 127.0.0.1",
        "ustreamer --unix /run/u.sock --unix-mode=0660 | 'unix = /run/u.sock,mode=660'",
        "ustreamer -U /a | port = none",
        "ustreamer --device '/dev/v4l/by-id/a #1' | source = ~/dev/v4l/by-id/a #1~",
        "ustreamer --port=70000 | '# line 1: ''70000'' is no port of 1 to 65535: left out'",
        "ustreamer --gain default -b 3 | '# line 1: --gain default: it stays as it is'",
        "ustreamer -Tn -t | '# line 1: --dv-timings: timings of HDMI are not followed here'",
        "CMD [`mjpg_streamer`, `-i`, `input_uvc.so -r VGA`, `-o`, `output_http.so -p 81`] | port = 81",
        "      - MJPG_STREAMER_INPUT=-y -r 800x600 | width = 800", "  MJPG_STREAMER_INPUT: -f 7 | fps = 7",
        "ExecStart=/usr/bin/camera-streamer --camera-vflip --camera-hflip=1 | flip = hv"})
    void commandLineIsUnderstood(String command, String line) throws Exception {
        String config = Importer.configuration(command.replace('`', '"'), "it");
        assertTrue(config.lines().anyMatch(line.replace('~', '"')::equals), config);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "camera=auto | camera = auto", "#camera=usb | camera = auto", "camera=usb | source = /dev/video0",
        "camera=raspi | 'source = exec:rpicam-vid -n -t 0 --codec mjpeg --framerate 10 --width 640 --height 480 -o -'",
        "camera=auto;camera_usb_options=`-d /dev/video0` | source = /dev/video0",
        "camera=auto;camera_usb_options=`--device=video2 -f 7` | camera = auto",
        "camera=auto;camera_usb_options=`--dev 3` | source = /dev/video3",
        "camera=auto;camera_usb_options=`-f 7 -br 9` | camera = auto"})
    void octoPiTakesWhateverIsPluggedInWhereNoDeviceIsNamed(String lines, String line) throws Exception {
        String octopi = "#camera_http_options=\n" + lines.replace('`', '"').replace(';', '\n');
        String config = Importer.configuration(octopi, "octopi.txt");
        assertTrue(config.lines().anyMatch(line::equals), config);
        assertEquals(1, config.lines().filter(one -> one.matches("(?:source|camera) = .*")).count(), config);
    }

    @Test
    void passwordIsNotShown() throws Exception {
        for (String command : List.of("ustreamer --user joe --passwd hidden",
            "ustreamer --passwd=hidden --user=joe",
            "mjpg_streamer -i input_uvc.so -o 'output_http.so -c joe:hidden'")) {
            String config = Importer.configuration(command, "it");
            assertFalse(config.contains("hidden"), config);
            assertTrue(config.contains("\nusers = /etc/webcamd/users\n"), config);
        }
    }

    @Test
    void deviceIsGivenToOneCameraAlone() throws Exception {
        String config = Importer.configuration("[cam a]\ndevice: /dev/video0\n[cam b]\ndevice: /dev/video0\n", "it");
        assertTrue(config.contains("/dev/video0 is the source of two cameras"), config);
        assertFalse(config.contains("[camera b]"), config);
    }

    @Test
    void nameThatCannotStandInAnAddressIsChanged() throws Exception {
        String config = Importer.configuration(
            "[cam stream]\ndevice: /dev/video0\n[cam über/all]\ndevice: /dev/video1\n"
                + "[cam _ber_all]\ndevice: /dev/video2", "it");
        assertTrue(config.contains("[camera cam_stream]") && config.contains("[camera _ber_all]")
            && config.contains("[camera _ber_all_]"), config);
    }

    @Test
    void commandOfTheFileIsNotRun() throws Exception {
        String config = Importer.configuration("[cam a]\ndevice: exec:reboot\n", "it");
        assertTrue(config.contains("'exec:reboot' is no device such as /dev/video0"), config);
        assertTrue(config.contains("\nsource = /dev/video0\n"), config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello", "mjpg_streamer is a program", "# ustreamer -d /dev/video0",
        "[printer]\nkinematics: none", "webcamd --port 80", "\u0000\u0001\u0002"})
    void whatIsNothingKnownIsSaidInALine(String text) {
        assertEquals("it" + NOTHING,
            assertThrows(ImportException.class, () -> Importer.configuration(text, "it")).getMessage());
    }

    @Test
    void crowsnestWithoutACameraIsSaid() {
        assertEquals("it has no camera: crowsnest.conf has each in a section such as [cam 1]",
            assertThrows(ImportException.class, () -> Importer.configuration("[crowsnest]\n", "it")).getMessage());
    }

    @Test
    void fileIsReadOrWhyNotIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("cmd"), "ustreamer -p 8088\n");
        assertTrue(Importer.configurationOf(file.toString(), InputStream.nullInputStream()).contains("port = 8088"));
        assertEquals(folder + " is a folder: name a file in it", complaint(folder.toString()));
        assertEquals("there is no file " + folder.resolve("x"), complaint(folder.resolve("x").toString()));
        Path large = Files.write(folder.resolve("large"), new byte[100_000]);
        assertEquals(large + " is larger than 64 KiB: it is no configuration of a camera server",
            complaint(large.toString()));
    }

    @Test
    void standardInputIsReadAsWell() throws Exception {
        InputStream in = new ByteArrayInputStream("ustreamer -p 8088".getBytes(StandardCharsets.UTF_8));
        assertTrue(Importer.configurationOf("-", in).contains("standard input"));
        assertEquals("standard input" + NOTHING, complaint("-"));
    }

    /** Variables that double each other, thousands of cameras and complaints. */
    @ParameterizedTest
    @ValueSource(strings = {"A=$A$A$A$A\n", "[cam x]\n", "[cam a]\nx\n", "ustreamer $A -x -y\n",
        "input_uvc.so -x -y\n"})
    void whatIsRepeatedWithoutEndIsBounded(String piece) {
        String text = "A=" + "-q ".repeat(2000) + "\n" + piece.repeat(50_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try {
                assertTrue(Importer.configuration(text, "it").length() < 1_000_000);
            } catch (ImportException nothingInThere) {
                assertEquals("it" + NOTHING, nothingInThere.getMessage());
            }
        });
    }

    private String complaint(String from) {
        return assertThrows(ImportException.class,
            () -> Importer.configurationOf(from, InputStream.nullInputStream())).getMessage();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ImporterTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
