package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.viewer.Rate;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

final class WishItemsTest {
    @Test
    void withoutItemsThePictureIsTheCamerasOwn() throws BadRequestException {
        assertEquals(Wish.NONE, WishItems.wish(RequestTarget.parse("/?snapshot")));
    }

    @Test
    void allItemsTogetherMakeOneWish() throws BadRequestException {
        assertEquals(
            new Wish(new Orientation(Rotation.CLOCKWISE, true), new Bounds(640, 480), 50, Text.LEFT_OUT),
            WishItems.wish(RequestTarget.parse("/?stream&width=640&height=480&quality=50&rotate=90&flip=h&text=0")));
    }

    /** Whichever way round they are written: turned, then mirrored. */
    @Test
    void orderOfItemsDoesNotMatter() throws BadRequestException {
        assertEquals(WishItems.wish(RequestTarget.parse("/?stream&rotate=90&flip=v")),
            WishItems.wish(RequestTarget.parse("/?flip=v&stream&rotate=90")));
    }

    @ParameterizedTest
    @CsvSource({"0, CLOCKWISE", "90, CLOCKWISE", "1, HALF", "180, HALF", "2, COUNTERCLOCKWISE",
        "270, COUNTERCLOCKWISE", "-90, COUNTERCLOCKWISE"})
    void rotationTakesTheSeedsCodesAndDegrees(String value, Rotation rotation) throws BadRequestException {
        assertEquals(Wish.turned(rotation), WishItems.wish(RequestTarget.parse("/?stream&rotate=" + value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "abc", "", "360", "-1", "%zz", " 90", "90.0", "+90"})
    void badRotationNamesItemValueAndWhatIsAccepted(String value) {
        String read = RequestTarget.parse("/?rotate=" + value).value("rotate");

        assertEquals("bad value of rotate: '" + read + "'; accepted: 0 or 90 (clockwise), 1 or 180, "
            + "2, 270 or -90 (counter-clockwise)", assertThrows(BadRequestException.class,
                () -> WishItems.wish(RequestTarget.parse("/?stream&rotate=" + value))).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "width=0, width, 0, 'whole pixels, 16 to 16384'",
        "width=15, width, 15, 'whole pixels, 16 to 16384'",
        "width=640px, width, 640px, 'whole pixels, 16 to 16384'",
        "width=1280x720, width, 1280x720, 'whole pixels, 16 to 16384'",
        "height=-1, height, -1, 'whole pixels, 16 to 16384'",
        "height=, height, '', 'whole pixels, 16 to 16384'",
        "height=99999999999, height, 99999999999, 'whole pixels, 16 to 16384'",
        "quality=0, quality, 0, 1 to 100",
        "quality=101, quality, 101, 1 to 100",
        "quality=80.5, quality, 80.5, 1 to 100",
        "flip=x, flip, x, 'h (left and right), v (top and bottom) or hv (both)'",
        "text=off, text, off, '1, or 0 for a picture without the camera''s text'"})
    void badValueNamesItemValueAndWhatIsAccepted(String query, String item, String value, String accepted) {
        assertEquals("bad value of %s: '%s'; accepted: %s".formatted(item, value, accepted),
            assertThrows(BadRequestException.class,
                () -> WishItems.wish(RequestTarget.parse("/?stream&" + query))).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"fps=5, 5, 0", "fps=0.1, 0.1, 0", "fps=12.5&kbps=400, 12.5, 400", "kbps=8, 0, 8", "width=640, 0, 0"})
    void rateIsRead(String query, double fps, int kbps) throws BadRequestException {
        assertEquals(new Rate(fps, kbps), WishItems.rate(RequestTarget.parse("/?stream&" + query)));
    }

    @ParameterizedTest
    @CsvSource({
        "fps=0, fps, 0, 'frames a second, 0.1 to 1000'",
        "fps=0.05, fps, 0.05, 'frames a second, 0.1 to 1000'",
        "fps=1001, fps, 1001, 'frames a second, 0.1 to 1000'",
        "fps=NaN, fps, NaN, 'frames a second, 0.1 to 1000'",
        "fps=1e2, fps, 1e2, 'frames a second, 0.1 to 1000'",
        "fps=-5, fps, -5, 'frames a second, 0.1 to 1000'",
        "kbps=7, kbps, 7, 'whole kilobits a second, 8 to 1000000'",
        "kbps=1.5, kbps, 1.5, 'whole kilobits a second, 8 to 1000000'",
        "kbps=, kbps, '', 'whole kilobits a second, 8 to 1000000'"})
    void badRateNamesItemValueAndWhatIsAccepted(String query, String item, String value, String accepted) {
        assertEquals("bad value of %s: '%s'; accepted: %s".formatted(item, value, accepted),
            assertThrows(BadRequestException.class,
                () -> WishItems.rate(RequestTarget.parse("/?stream&" + query))).getMessage());
    }
}
