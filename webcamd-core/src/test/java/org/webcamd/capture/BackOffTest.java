package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void pausesDoubleUpToTwoSeconds() {
        assertEquals(List.of(250L, 500L, 1_000L, 2_000L, 2_000L, 2_000L), millis(6));
    }

    @Test
    void liveVideoMakesTheNextPauseShortAgain() {
        millis(5);
        backOff.reset();
        assertEquals(List.of(250L, 500L), millis(2));
    }

    private List<Long> millis(int pauses) {
        return Stream.generate(backOff::nextNanos).limit(pauses).map(TimeUnit.NANOSECONDS::toMillis).toList();
    }
}
