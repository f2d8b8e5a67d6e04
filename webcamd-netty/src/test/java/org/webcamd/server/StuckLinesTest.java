package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.webcamd.answer.IoThread;

final class StuckLinesTest {
    private final StuckLines lines = new StuckLines();

    @Test
    void placeIsSaidOnce() {
        assertEquals(Optional.of("io-1 has made no progress for 2 s; it is at b < a"),
            lines.stuck(at(2_000, "b", "a")));
        assertEquals(Optional.empty(), lines.stuck(at(2_500, "b", "a")));
        assertEquals(Optional.empty(), lines.stuck(at(29_000, "b", "a")));
        assertTrue(lines.areSaid());
    }

    @Test
    void anotherPlaceIsSaidButNotAtEachLook() {
        lines.stuck(at(2_000, "a"));
        assertEquals(Optional.empty(), lines.stuck(at(2_500, "b")));
        assertTrue(lines.stuck(at(7_000, "c")).isPresent());
        assertEquals(Optional.empty(), lines.stuck(at(11_500, "d")));
        assertTrue(lines.stuck(at(12_000, "d")).isPresent());
    }

    @Test
    void itIsSaidWhenItGoesOnAndThenAnew() {
        assertEquals(Optional.empty(), lines.goesOn(at(0)));
        lines.stuck(at(2_000, "a"));
        lines.stuck(at(4_500, "a"));
        assertEquals(Optional.of("io-1 goes on, after at least 4 s"), lines.goesOn(at(0)));
        assertFalse(lines.areSaid());
        assertEquals(Optional.empty(), lines.goesOn(at(0)));
        assertTrue(lines.stuck(at(2_000, "a")).isPresent());
    }

    @Test
    void countThatBeginsAnewIsNoNewTrouble() {
        lines.stuck(at(20_000, "a"));
        assertEquals(Optional.empty(), lines.stuck(at(2_000, "a")));
        assertTrue(lines.stuck(at(7_000, "b")).isPresent());
    }

    private static IoThread at(long millis, String... places) {
        return new IoThread("io-1", millis, List.of(places));
    }
}
