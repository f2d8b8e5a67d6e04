package org.webcamd.wish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WishTest {
    private static final Wish HALF_SIZE = new Wish(Orientation.UPRIGHT, new Bounds(640, 0), 0, Text.AS_IS);

    /** What is done to a picture of two by three whose pixels have names, by the definition of each step. */
    private static List<String> laid(List<String> rows, Orientation orientation) {
        List<String> turned = rows;
        for (int i = 0; i < orientation.rotation().degrees() / 90; i++) {
            turned = quarter(turned);
        }
        return orientation.mirrored()
            ? turned.stream().map(row -> new StringBuilder(row).reverse().toString()).toList() : turned;
    }

    private static List<String> quarter(List<String> rows) {
        List<String> turned = new ArrayList<>();
        for (int column = 0; column < rows.get(0).length(); column++) {
            StringBuilder row = new StringBuilder();
            for (int i = rows.size() - 1; i >= 0; i--) {
                row.append(rows.get(i).charAt(column));
            }
            turned.add(row.toString());
        }
        return turned;
    }

    @Test
    void anyTwoOrientationsComeToOneThatDoesTheSame() {
        List<String> picture = List.of("ab", "cd", "ef");
        for (Rotation first : Rotation.values()) {
            for (Rotation second : Rotation.values()) {
                for (int mirrors = 0; mirrors < 4; mirrors++) {
                    Orientation one = new Orientation(first, (mirrors & 1) != 0);
                    Orientation other = new Orientation(second, (mirrors & 2) != 0);
                    assertEquals(laid(laid(picture, one), other), laid(picture, one.then(other)), one + ", " + other);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"h, ba dc fe", "v, ef cd ab", "hv, fe dc ba", "vh, fe dc ba"})
    void flipMirrorsAsItsNameSays(String flip, String expected) {
        assertEquals(List.of(expected.split(" ")), laid(List.of("ab", "cd", "ef"), Orientation.parseFlip(flip)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H", "x", "hh", "0"})
    void otherFlipsAreRefused(String flip) {
        assertThrows(IllegalArgumentException.class, () -> Orientation.parseFlip(flip));
    }

    @ParameterizedTest
    @CsvSource({
        "1280x720, 640, 0, 640x360",
        "1280x720, 0, 360, 640x360",
        "1280x720, 640, 640, 640x360",
        "1280x720, 1280, 720, 1280x720",
        "1280x720, 4000, 3000, 1280x720",
        "1280x720, 641, 0, 640x360",
        "1280x720, 500, 0, 500x282",
        "641x481, 700, 0, 641x481",
        "641x481, 320, 0, 320x240",
        "720x1280, 640, 640, 360x640",
        "8000x16, 160, 0, 160x2"})
    void pictureFitsItsBoundsAndIsNeverEnlarged(String size, int width, int height, String expected) {
        String[] sides = size.split("x");
        assertEquals(expected, new Bounds(width, height)
            .fit(new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]))).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 15, 16385})
    void sidesThatNobodyCanWantAreRefused(int side) {
        assertThrows(IllegalArgumentException.class, () -> new Bounds(side, 0));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(0, side));
    }

    @Test
    void wishesThatTakeEachOtherBackAreNone() {
        assertTrue(Wish.turned(Rotation.CLOCKWISE).then(Wish.turned(Rotation.COUNTERCLOCKWISE)).isNone());
        Wish mirrored = new Wish(Orientation.parseFlip("h"), Bounds.NONE, 0, Text.AS_IS);
        assertTrue(mirrored.then(mirrored).isNone());
    }

    @Test
    void boundsBelongToThePictureAsItIsSeen() {
        Wish turned = HALF_SIZE.then(Wish.turned(Rotation.CLOCKWISE));
        assertEquals(new Bounds(0, 640), turned.bounds());
        assertEquals(new Bounds(320, 640), turned.then(
            new Wish(Orientation.UPRIGHT, new Bounds(320, 700), 0, Text.AS_IS)).bounds());
    }

    @Test
    void textThatIsLeftOutWasNeverDrawn() {
        Wish drawn = new Wish(Orientation.UPRIGHT, Bounds.NONE, 0, Text.DRAWN);
        Wish without = new Wish(Orientation.UPRIGHT, Bounds.NONE, 0, Text.LEFT_OUT);
        assertTrue(drawn.then(without).isNone());
        assertTrue(Wish.NONE.then(without).isNone());
        assertEquals(drawn, drawn.then(Wish.NONE));
    }

    @Test
    void wishIsWrittenAsItIsAskedFor() {
        assertEquals("", Wish.NONE.query());
        assertEquals("rotate=90&flip=h&width=640&height=480&quality=50&text=0",
            new Wish(new Orientation(Rotation.CLOCKWISE, true), new Bounds(640, 480), 50, Text.LEFT_OUT).query());
    }

    @Test
    void qualityOfTheViewerGoesFirst() {
        Wish fifty = new Wish(Orientation.UPRIGHT, Bounds.NONE, 50, Text.AS_IS);
        assertEquals(50, HALF_SIZE.then(fifty).quality());
        assertEquals(50, fifty.then(HALF_SIZE).quality());
        assertThrows(IllegalArgumentException.class, () -> new Wish(Orientation.UPRIGHT, Bounds.NONE, 101, Text.AS_IS));
    }
}
