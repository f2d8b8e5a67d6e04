package org.webcamd.v4l2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

/**
 * What to ask a driver for, chosen from what it offers. Immutable, and made by a pure function:
 * <ol>
 * <li>The size goes first: the asked one, or the one that covers most nearly the same area, in whatever format.</li>
 * <li>At that size, JPEGs if they come at four fifths of the asked rate or more: passing them through costs nothing,
 * and a raw picture is encoded here, frame by frame.</li>
 * <li>Else whatever comes nearest to the asked rate (29.97 counts as 30); at equal rates JPEG before raw.</li>
 * <li>Of several rates the lowest that is enough, or the highest.</li>
 * </ol>
 *
 * @param fourcc four characters such as MJPG or YUYV
 * @param width pixels
 * @param height pixels
 * @param fps frames a second
 * @param note one line for the user when it is not what was asked for
 */
public record FormatChoice(String fourcc, int width, int height, double fps, Optional<String> note) {
    private static final Set<String> JPEG = Set.of("MJPG", "JPEG");
    /** Those that OpenCV turns into blue-green-red pixels, best first: small on the bus and quick to convert. */
    private static final List<String> RAW = RawFormat.names();

    private static final double ENOUGH_FOR_JPEG = 0.8;

    /**
     * Chooses.
     *
     * @param offered what the device has
     * @param asked what is asked for
     * @return the nearest to it
     * @throws V4l2Exception when there is no format that can be taken
     */
    public static FormatChoice of(List<OfferedFormat> offered, CameraSettings asked) throws V4l2Exception {
        return wanted(offered, asked.format()).stream()
            .flatMap(format -> sizes(format, asked))
            .min(best(asked))
            .orElseThrow(() -> new V4l2Exception(0, nothing(offered)))
            .noted(asked);
    }

    static boolean isJpeg(String fourcc) {
        return JPEG.contains(fourcc);
    }

    static boolean isTaken(String fourcc) {
        return isJpeg(fourcc) || RAW.contains(fourcc);
    }

    private static boolean isOfKind(String fourcc, CaptureFormat kind) {
        return switch (kind) {
            case AUTO -> true;
            case MJPEG -> isJpeg(fourcc);
            case YUYV -> fourcc.equals("YUYV");
        };
    }

    /** Those of the kind that was asked for, or all that can be taken if there are none. */
    private static List<OfferedFormat> wanted(List<OfferedFormat> offered, CaptureFormat kind) {
        List<OfferedFormat> taken = offered.stream().filter(format -> isTaken(format.fourcc())).toList();
        List<OfferedFormat> ofThatKind = taken.stream().filter(format -> isOfKind(format.fourcc(), kind)).toList();
        if (ofThatKind.isEmpty() && kind == CaptureFormat.YUYV) {
            ofThatKind = taken.stream().filter(format -> !format.isJpeg()).toList();
        }
        return ofThatKind.isEmpty() ? taken : ofThatKind;
    }

    private static Stream<FormatChoice> sizes(OfferedFormat format, CameraSettings asked) {
        if (format.sizes().isEmpty()) {
            return Stream.of(
                new FormatChoice(format.fourcc(), asked.width(), asked.height(), asked.fps(), Optional.empty()));
        }
        return format.sizes().stream().map(size -> new FormatChoice(format.fourcc(), size.nearestWidth(asked.width()),
            size.nearestHeight(asked.height()), RateRange.nearest(size.rates(), asked.fps()), Optional.empty()));
    }

    private static Comparator<FormatChoice> best(CameraSettings asked) {
        return Comparator.<FormatChoice>comparingLong(choice -> choice.missedArea(asked))
            .thenComparing(choice -> -choice.width * choice.height)
            .thenComparing(choice -> !(choice.isJpeg() && choice.fps >= ENOUGH_FOR_JPEG * asked.fps()))
            .thenComparing(choice -> RateRange.same(choice.fps, asked.fps()) ? -asked.fps()
                : -Math.min(choice.fps, asked.fps()))
            .thenComparing(choice -> choice.isJpeg() ? -1 : RAW.indexOf(choice.fourcc));
    }

    /**
     * Whether its pictures are JPEGs.
     *
     * @return true for what can be passed through
     */
    public boolean isJpeg() {
        return isJpeg(fourcc);
    }

    /** The area that only one of the two sizes covers, as uvcvideo has it. */
    private long missedArea(CameraSettings asked) {
        long common = (long) Math.min(width, asked.width()) * Math.min(height, asked.height());
        return (long) width * height + (long) asked.width() * asked.height() - 2 * common;
    }

    private FormatChoice noted(CameraSettings asked) {
        boolean asAsked = width == asked.width() && height == asked.height() && RateRange.same(fps, asked.fps())
            && isOfKind(fourcc, asked.format());
        return asAsked ? this
            : new FormatChoice(fourcc, width, height, fps,
                Optional.of("%s is the nearest to the asked %s".formatted(this, text(asked))));
    }

    private static String text(CameraSettings asked) {
        String format = switch (asked.format()) {
            case AUTO -> "";
            case MJPEG -> " MJPG";
            case YUYV -> " YUYV";
        };
        return "%dx%d%s at %s/s".formatted(asked.width(), asked.height(), format, RateRange.text(asked.fps()));
    }

    private static String nothing(List<OfferedFormat> offered) {
        if (offered.isEmpty()) {
            return "the camera offers no picture format: if it is a loopback device, nothing feeds it";
        }
        return "the camera offers %s: none of them can be taken here, only MJPG, JPEG, %s".formatted(
            String.join(", ", offered.stream().map(OfferedFormat::fourcc).toList()), String.join(", ", RAW));
    }

    @Override
    public String toString() {
        return "%dx%d %s at %s/s".formatted(width, height, fourcc, RateRange.text(fps));
    }
}
