package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

final class PlanTest {
    private static final Size STORED = new Size(1280, 720);

    /** The decoder makes at least as many pixels as are wanted, and no more than twice as many of each side. */
    @ParameterizedTest
    @CsvSource({"1280, KEPT, 1, 8, 1280x720", "1000, PIXELS, 1, 7, 1000x562", "640, PIXELS, 2, 4, 640x360",
        "400, PIXELS, 2, 3, 400x226", "320, PIXELS, 4, 2, 320x180", "170, PIXELS, 4, 2, 170x96",
        "160, PIXELS, 8, 1, 160x90", "16, PIXELS, 8, 1, 16x10"})
    void noMoreIsDecodedThanIsWanted(int width, Plan.Way way, int reduction, int eighths, String scaled) {
        Plan plan = Plan.of(new Wish(Orientation.UPRIGHT, new Bounds(width, 0), 0, Text.AS_IS), STORED);
        assertEquals(way, plan.way());
        assertEquals(scaled, plan.scaled().toString());
        assertEquals(reduction, plan.reduction());
        assertEquals(eighths, plan.eighths(STORED));
    }

    /** The sides need not be whole eighths, as long as nobody sees it. */
    @ParameterizedTest
    @CsvSource({"1366, 768, 500, 3", "161, 121, 60, 5", "17, 17, 16, 8", "65535, 65535, 16, 1"})
    void oddPicturesKeepTheirProportions(int width, int height, int wanted, int eighths) {
        Size stored = new Size(width, height);
        Plan plan = Plan.of(new Wish(Orientation.UPRIGHT, new Bounds(wanted, 0), 0, Text.AS_IS), stored);
        assertEquals(eighths, plan.eighths(stored));
    }

    @Test
    void pictureThatIsAsWantedIsKept() {
        assertEquals(Plan.Way.KEPT, Plan.of(Wish.NONE, STORED).way());
        assertEquals(0, Plan.of(Wish.NONE, STORED).scratchBytes());
    }

    @Test
    void turnAloneNeedsNoPixels() {
        assertEquals(Plan.Way.BLOCKS, Plan.of(Wish.turned(Rotation.CLOCKWISE), STORED).way());
        assertEquals(Plan.Way.BLOCKS, Plan.of(
            new Wish(Orientation.parseFlip("v"), new Bounds(1280, 720), 0, Text.AS_IS), STORED).way());
    }

    @Test
    void qualityAndTextNeedPixels() {
        assertEquals(Plan.Way.PIXELS,
            Plan.of(new Wish(Orientation.UPRIGHT, Bounds.NONE, 80, Text.AS_IS), STORED).way());
        assertEquals(Plan.Way.PIXELS,
            Plan.of(new Wish(Orientation.UPRIGHT, Bounds.NONE, 0, Text.DRAWN), STORED).way());
    }

    /** Bounds are those of the picture as it is seen: the standing one is 720 wide. */
    @Test
    void boundsOfATurnedPictureAreThoseOfTheTurnedOne() {
        Plan plan = Plan.of(
            new Wish(Orientation.of(Rotation.CLOCKWISE), new Bounds(360, 0), 0, Text.AS_IS), STORED);
        assertEquals("640x360", plan.scaled().toString());
        assertEquals(2, plan.reduction());
    }
}
