package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentFramesTest {
    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "1000, 0", "1001, 1", "2000, 1", "299999, 8", "300000, 8", "300001, 9",
        "10000000, 13", "10000001, 14", "3600000000, 14"})
    void ageIsCountedBelowItsBound(long micros, int bucket) {
        SentFrames sent = new SentFrames();
        sent.taken(TimeUnit.MICROSECONDS.toNanos(micros), 10);
        long[] expected = new long[SentFrames.BUCKETS];
        expected[bucket] = 1;
        assertArrayEquals(expected, SentFrames.sum(List.of(sent)).ages());
    }

    @Test
    void whatEventLoopsHaveCountedIsAddedUp() {
        SentFrames one = new SentFrames();
        SentFrames other = new SentFrames();
        one.taken(3_000_000, 100);
        one.taken(50);
        other.taken(4_000_000, 200);
        other.skipped(5);
        SentFigures sum = SentFrames.sum(List.of(one, other));

        assertEquals(3, sum.frames());
        assertEquals(350, sum.bytes());
        assertEquals(5, sum.skipped());
        assertEquals(7_000_000, sum.ageNanos());
        assertEquals(2, sum.ages()[2]);
        assertEquals(Double.POSITIVE_INFINITY, sum.ageBoundsSeconds()[SentFrames.BUCKETS - 1]);
    }
}
