package org.webcamd.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

class LadderTest {
    @Test
    void goesFromWhatWasAskedForDownInHalves() {
        assertEquals(List.of("", "quality=60", "width=640&quality=75", "width=640&quality=50", "width=320&quality=75",
            "width=320&quality=50", "width=160&quality=75", "width=160&quality=50"), queries(Wish.NONE, 1280, 720));
    }

    @Test
    void keepsTheRestOfTheWish() {
        Wish asked = new Wish(Orientation.of(Rotation.CLOCKWISE), new Bounds(360, 640), 70, Text.LEFT_OUT);

        assertEquals(List.of("rotate=90&width=360&height=640&quality=70&text=0",
            "rotate=90&width=360&height=640&quality=60&text=0", "rotate=90&width=360&height=320&quality=70&text=0",
            "rotate=90&width=360&height=320&quality=50&text=0", "rotate=90&width=360&height=160&quality=70&text=0",
            "rotate=90&width=360&height=160&quality=50&text=0"), queries(asked, 360, 640));
    }

    @Test
    void neverAsksForAQualityAboveTheOneThatWasAskedFor() {
        Wish asked = new Wish(Orientation.UPRIGHT, Bounds.NONE, 30, Text.AS_IS);

        assertEquals(List.of("quality=30", "width=160&quality=30"), queries(asked, 320, 240));
    }

    @ParameterizedTest
    @CsvSource({"7680, 4320", "1920, 1080", "1080, 1920", "640, 480", "321, 240", "160, 120", "16, 16", "1, 1"})
    void makesNoPictureSmallerThan160PixelsAndHasASmallerOneToOffer(int width, int height) {
        Size size = new Size(width, height);
        Ladder ladder = Ladder.of(Wish.NONE, size);

        int longer = Math.max(width, height);
        for (Wish step : ladder.steps()) {
            Size made = step.bounds().fit(size);
            assertTrue(Math.max(made.width(), made.height()) >= Math.min(longer, 160), step.query());
        }
        assertTrue(ladder.last() >= 2, ladder.steps().toString());
        assertEquals(ladder.shares().stream().sorted((one, other) -> Double.compare(other, one)).toList(),
            ladder.shares());
    }

    private static List<String> queries(Wish asked, int width, int height) {
        return Ladder.of(asked, new Size(width, height)).steps().stream().map(Wish::query).toList();
    }
}
