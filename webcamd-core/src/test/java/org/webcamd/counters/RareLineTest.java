package org.webcamd.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RareLineTest {
    private final List<String> said = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RareLine line = new RareLine((Consumer<String>) said::add, now::get);

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
}
