package org.webcamd.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

final class FrameMemoryTest {
    private static final int MIB = 1 << 20;

    private final FrameMemory memory = TestMemory.ofBytes(16 * MIB);
    private final Counters counters = new Counters();
    private final MemoryShare first = memory.share(counters);
    private final MemoryShare second = memory.share(new Counters());
    private final List<Runnable> releases = new ArrayList<>();

    @AfterEach
    void everythingIsGivenBack() {
        releases.forEach(Runnable::run);
        assertEquals(0, first.usedBytes());
        assertEquals(0, second.usedBytes());
        assertTrue(memory.take(8 * MIB, 8 * MIB), "the common part is whole again");
    }

    @Test
    void oneCameraMayTakeItsOwnPartAndAllThatIsCommon() {
        assertEquals(12, takeAsManyAsThereAre(first, MIB));
        assertEquals(1, counters.value(Counter.DROPPED_MEMORY));
    }

    @Test
    void whatOneCameraTakesLeavesAnotherItsOwnPart() {
        takeAsManyAsThereAre(first, MIB);
        assertEquals(4, takeAsManyAsThereAre(second, MIB));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takeAsManyAsThereAre(first, MIB);
        releases.remove(0).run();
        assertNotNull(take(first, MIB));
        assertNull(first.allocate(MIB));
    }

    @Test
    void pictureThatIsLargerThanAllIsRefusedAndNothingIsTaken() {
        assertNull(first.allocate(64 * MIB));
        assertEquals(0, first.usedBytes());
    }

    @Test
    void whoHoldsOldFramesIsAskedBeforeNothingIsLeft() {
        AtomicLong asked = new AtomicLong();
        memory.reclaimer(asked::addAndGet);
        for (int i = 0; i < 10; i++) {
            take(first, MIB);
        }
        assertEquals(0, asked.get(), "its own part and three quarters of what is common");
        take(first, MIB);
        assertEquals(MIB, asked.get());
    }

    @Test
    void whoHoldsOldFramesIsAskedWhenSomethingIsRefused() {
        takeAsManyAsThereAre(first, MIB);
        AtomicLong asked = new AtomicLong();
        memory.reclaimer(asked::set);
        assertNull(first.allocate(MIB));
        assertEquals(3 * MIB, asked.get(), "what is above three quarters, and what is wanted");
    }

    @Test
    void onlyWhoTakesMoreThanItsOwnPartIsOfUseToOthers() {
        for (int i = 0; i < 4; i++) {
            take(first, MIB);
        }
        assertFalse(first.takesCommon());
        take(first, MIB);
        assertTrue(first.takesCommon());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 8_192, 58_170, 120_000, 262_144, 262_145, 1_330_000, 4_650_000})
    void whatIsChargedIsWhatIsOccupied(int bytes) {
        ByteBuf buffer = take(first, bytes);
        assertEquals(bytes, buffer.capacity());
        assertTrue(first.usedBytes() >= bytes && first.usedBytes() <= bytes + Math.max(1024, bytes / 4),
            () -> first.usedBytes() + " for " + bytes);
    }

    @Test
    void buffersDoNotGrowBeyondWhatWasTaken() {
        ByteBuf buffer = take(first, 100);
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.writeZero(101));
    }

    @Test
    void systemThatHasNoMoreIsRefusalAndNoFailure() {
        ByteBufAllocator none = (ByteBufAllocator) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {ByteBufAllocator.class}, (proxy, method, arguments) -> {
                throw new OutOfMemoryError("Cannot reserve direct buffer memory");
            });
        MemoryShare share = TestMemory.share(none, counters);
        assertNull(share.allocate(MIB));
        assertEquals(0, share.usedBytes());
        assertEquals(1, counters.value(Counter.DROPPED_MEMORY));
    }

    @Test
    void cameraThatComesHasItsPartAsSoonAsOthersGaveBackTheirs() {
        takeAsManyAsThereAre(first, MIB);
        AtomicLong asked = new AtomicLong();
        memory.reclaimer(asked::set);
        try (MemoryShare third = memory.share(new Counters())) {
            assertTrue(asked.get() > 0, "who holds old frames is asked, since the first has more than its part now");
            assertEquals(12 * MIB, memory.usedBytes());
            assertEquals(2, takeAsManyAsThereAre(second, MIB), "a third of a half, in whole pictures");
            assertEquals(2, takeAsManyAsThereAre(third, MIB));
            assertNull(take(first, MIB));
            assertEquals(memory.limitBytes(), memory.usedBytes(), "never more than all");
            releases.forEach(Runnable::run);
            releases.clear();
        }
    }

    @Test
    void whatAGoneCameraHeldIsOfTheCommonPartUntilItIsGivenBack() {
        takeAsManyAsThereAre(first, MIB);
        first.close();
        assertEquals(4, takeAsManyAsThereAre(second, MIB), "no more than what nobody holds");
        releases.forEach(Runnable::run);
        releases.clear();
        assertEquals(16, takeAsManyAsThereAre(second, MIB), "the only one has all of it");
    }

    @Test
    void memoryGrowsWithTheCamerasWhereTheUserDidNotSay() {
        FrameMemory grows = new FrameMemory(MemorySettings.ofMachine(4096L * MIB, MIB));
        List<MemoryShare> shares = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            shares.add(grows.share(new Counters()));
        }
        assertEquals(160L * MIB, grows.limitBytes());
        shares.forEach(MemoryShare::close);
        assertEquals(128L * MIB, grows.limitBytes());
    }

    @Test
    void camerasComeAndGoWhileOthersTakeAndGive() {
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> takeAndGive(first));
        while (!taking.isDone()) {
            memory.share(new Counters()).close();
        }
        taking.join();
    }

    @Test
    void manyThreadsTakeAndGiveWhatThereIs() {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            MemoryShare share = i % 2 == 0 ? first : second;
            threads.add(CompletableFuture.runAsync(() -> takeAndGive(share)));
        }
        threads.forEach(CompletableFuture::join);
    }

    private static void takeAndGive(MemoryShare share) {
        for (int i = 0; i < 1_000; i++) {
            ByteBuf one = share.allocate(3 * MIB);
            ByteBuf other = share.allocate(MIB);
            if (one != null) {
                share.release(one);
            }
            if (other != null) {
                share.release(other);
            }
        }
    }

    private int takeAsManyAsThereAre(MemoryShare share, int bytes) {
        int taken = 0;
        while (take(share, bytes) != null) {
            taken++;
        }
        return taken;
    }

    private ByteBuf take(MemoryShare share, int bytes) {
        ByteBuf buffer = share.allocate(bytes);
        if (buffer != null) {
            releases.add(() -> share.release(buffer));
        }
        return buffer;
    }
}
