package org.webcamd.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RareLineTest {
    private final List<String> said = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RareLine line = new RareLine(said::add, 1, now::get);

    @Test
    void firstIsSaidAtOnceAndOthersAMinuteLaterWithTheirNumber() {
        line.happened(() -> "full");
        line.happened(() -> "full");
        line.happened(() -> "full");
        assertEquals(List.of("full"), said);
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));
        line.happened(() -> "fuller");
        assertEquals(List.of("full", "fuller (3 times since this was last said)"), said);
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));
        line.happened(() -> "full");
        assertEquals("full", said.get(2));
    }

    @Test
    void fewAreSaidInAMinuteAndThenTheirNumber() {
        RareLine few = new RareLine(said::add, 3, now::get);
        for (int i = 1; i <= 300; i++) {
            int size = i;
            few.happened(() -> "size " + size);
        }
        assertEquals(List.of("size 1", "size 2", "size 3"), said);
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));
        few.happened(() -> "size 301");
        few.happened(() -> "size 302");
        assertEquals(List.of("size 301 (298 times since this was last said)", "size 302"), said.subList(3, 5));
    }
}
