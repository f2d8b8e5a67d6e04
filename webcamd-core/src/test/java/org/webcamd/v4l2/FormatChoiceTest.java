package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

final class FormatChoiceTest {
    private static final String COMMON = "MJPG 1920x1080:30 MJPG 1280x720:30,15 MJPG 640x480:30,15 "
        + "YUYV 1280x720:10 YUYV 640x480:30,15";

    @ParameterizedTest(name = "{0}: {1} {2} of {3}")
    @CsvSource(delimiter = '|', textBlock = """
        # asked        | kind  | offered                                        | chosen                   | noted
        1280x720@30    | AUTO  | COMMON                                         | 1280x720 MJPG at 30/s    | false
        640x480@30     | AUTO  | COMMON                                         | 640x480 MJPG at 30/s     | false
        640x480@15     | AUTO  | COMMON                                         | 640x480 MJPG at 15/s     | false
        640x480@20     | AUTO  | COMMON                                         | 640x480 MJPG at 30/s     | true
        640x480@60     | AUTO  | COMMON                                         | 640x480 MJPG at 30/s     | true
        640x480@1      | AUTO  | COMMON                                         | 640x480 MJPG at 15/s     | true
        800x600@60     | AUTO  | COMMON                                         | 640x480 MJPG at 30/s     | true
        3840x2160@30   | AUTO  | COMMON                                         | 1920x1080 MJPG at 30/s   | true
        160x120@30     | AUTO  | COMMON                                         | 640x480 MJPG at 30/s     | true
        640x480@30     | YUYV  | COMMON                                         | 640x480 YUYV at 30/s     | false
        1280x720@30    | YUYV  | COMMON                                         | 1280x720 YUYV at 10/s    | true
        1920x1080@30   | YUYV  | COMMON                                         | 1280x720 YUYV at 10/s    | true
        1280x720@30    | MJPEG | COMMON                                         | 1280x720 MJPG at 30/s    | false
        # JPEGs at four fifths of the rate go before raw pictures at all of it, slower ones do not
        640x480@30     | AUTO  | MJPG 640x480:25 YUYV 640x480:30                | 640x480 MJPG at 25/s     | true
        640x480@30     | AUTO  | MJPG 640x480:15 YUYV 640x480:30                | 640x480 YUYV at 30/s     | false
        640x480@30     | AUTO  | MJPG 640x480:15 YUYV 640x480:20                | 640x480 YUYV at 20/s     | true
        640x480@30     | AUTO  | YUYV 640x480:15 MJPG 640x480:15                | 640x480 MJPG at 15/s     | true
        640x480@30     | MJPEG | MJPG 640x480:15 YUYV 640x480:30                | 640x480 MJPG at 15/s     | true
        # the size goes before the format
        1600x1200@30   | AUTO  | MJPG 1280x960:30 YUYV 1600x1200:5              | 1600x1200 YUYV at 5/s    | true
        800x600@30     | AUTO  | MJPG 640x480:30 NV12 800x600:30                | 800x600 NV12 at 30/s     | false
        # only raw, or not the raw that was asked for
        640x480@30     | AUTO  | BGR3 640x480:30 NV12 640x480:30 YUYV 640x480:30 | 640x480 YUYV at 30/s    | false
        640x480@30     | YUYV  | NV12 640x480:30 MJPG 640x480:30                | 640x480 NV12 at 30/s     | true
        640x480@30     | YUYV  | MJPG 640x480:30                                | 640x480 MJPG at 30/s     | true
        640x480@30     | MJPEG | YUYV 640x480:30                                | 640x480 YUYV at 30/s     | true
        640x480@30     | AUTO  | H264 640x480:30 GREY 640x480:30                | 640x480 GREY at 30/s     | false
        640x480@30     | AUTO  | JPEG 640x480:30 YUYV 640x480:30                | 640x480 JPEG at 30/s     | false
        # 29.97 counts as 30, and fractions are kept
        640x480@30     | AUTO  | MJPG 640x480:29.97 YUYV 640x480:30             | 640x480 MJPG at 29.97/s  | false
        640x480@7.5    | AUTO  | MJPG 640x480:30,7.5,5                          | 640x480 MJPG at 7.5/s    | false
        # ranges of sizes and rates, and drivers that do not tell
        1280x720@30    | AUTO  | MJPG 32x32-2592x1944/2x2:1-90                  | 1280x720 MJPG at 30/s    | false
        1281x721@30    | AUTO  | MJPG 32x32-2592x1944/2x2:1-90                  | 1282x722 MJPG at 30/s    | true
        4000x3000@120  | AUTO  | MJPG 32x32-2592x1944/2x2:1-90                  | 2592x1944 MJPG at 90/s   | true
        640x480@30     | AUTO  | MJPG 640x480                                   | 640x480 MJPG at 30/s     | false
        1280x720@25    | AUTO  | YUYV                                           | 1280x720 YUYV at 25/s    | false
        """)
    void nearestIsChosen(String asked, CaptureFormat kind, String offered, String chosen, boolean noted)
        throws V4l2Exception {
        FormatChoice choice = FormatChoice.of(offer(offered.equals("COMMON") ? COMMON : offered), wish(asked, kind));
        assertEquals(chosen, choice.toString());
        assertEquals(noted, choice.note().isPresent());
    }

    @Test
    void noteNamesWhatIsTakenAndWhatWasAsked() throws V4l2Exception {
        FormatChoice choice = FormatChoice.of(offer(COMMON), wish("800x600@60", CaptureFormat.AUTO));
        assertEquals("640x480 MJPG at 30/s is the nearest to the asked 800x600 at 60/s", choice.note().orElseThrow());
    }

    @Test
    void noteNamesTheFormatThatWasAsked() throws V4l2Exception {
        FormatChoice choice = FormatChoice.of(offer("YUYV 640x480:30"), wish("640x480@30", CaptureFormat.MJPEG));
        assertEquals("640x480 YUYV at 30/s is the nearest to the asked 640x480 MJPG at 30/s",
            choice.note().orElseThrow());
    }

    @Test
    void whatCannotBeTakenIsNamed() {
        V4l2Exception none = assertThrows(V4l2Exception.class,
            () -> FormatChoice.of(offer("H264 640x480:30 NV16 640x480:30"), wish("640x480@30", CaptureFormat.AUTO)));
        assertEquals("the camera offers H264, NV16: none of them can be taken here, only MJPG, JPEG, YUYV, YVYU, UYVY, "
            + "NV12, NV21, YU12, YV12, BGR3, RGB3, XR24, AR24, BGR4, XB24, AB24, RGBP, RGBO, XR15, AR15, GREY, Y10, "
            + "Y12, Y14, Y16, Y16-BE, BA81, GBRG, GRBG, RGGB", none.getMessage());
    }

    @Test
    void deviceWithoutFormatsIsExplained() {
        V4l2Exception none = assertThrows(V4l2Exception.class,
            () -> FormatChoice.of(List.of(), wish("640x480@30", CaptureFormat.AUTO)));
        assertEquals("the camera offers no picture format: if it is a loopback device, nothing feeds it",
            none.getMessage());
    }

    private static CameraSettings wish(String asked, CaptureFormat kind) {
        String[] parts = asked.split("[x@]");
        return new CameraSettings(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]),
            kind);
    }

    /** Pairs of a format and a size; a word alone is a format whose sizes are not told. */
    private static List<OfferedFormat> offer(String text) {
        Map<String, List<OfferedSize>> sizes = new LinkedHashMap<>();
        String fourcc = "";
        for (String word : text.split(" ")) {
            if (word.matches("[A-Z].*")) {
                fourcc = word;
                sizes.computeIfAbsent(fourcc, name -> new ArrayList<>());
            } else {
                sizes.get(fourcc).add(size(word));
            }
        }
        return sizes.entrySet().stream().map(entry -> new OfferedFormat(entry.getKey(), "", entry.getValue())).toList();
    }

    private static OfferedSize size(String word) {
        String[] sizeAndRates = word.split(":");
        List<RateRange> rates = new ArrayList<>();
        for (String rate : sizeAndRates.length > 1 ? sizeAndRates[1].split(",") : new String[0]) {
            String[] ends = rate.split("-");
            rates.add(new RateRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1])));
        }
        int[] n = Arrays.stream(sizeAndRates[0].split("[-x/]")).mapToInt(Integer::parseInt).toArray();
        return n.length == 2 ? OfferedSize.of(n[0], n[1], rates)
            : new OfferedSize(n[0], n[1], n[2], n[3], n[4], n[5], rates);
    }
}
