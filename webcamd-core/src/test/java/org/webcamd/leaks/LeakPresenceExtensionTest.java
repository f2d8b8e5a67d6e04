package org.webcamd.leaks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.LeakPresenceDetector;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeakPresenceExtensionTest {
    private final LeakPresenceExtension extension = new LeakPresenceExtension();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openBufferFailsTheTestAndItsClass(boolean pooled) {
        assumeTrue(LeakPresenceExtension.isConfigured(), "buffers are not counted in this run");
        ByteBufAllocator allocator = pooled ? PooledByteBufAllocator.DEFAULT : UnpooledByteBufAllocator.DEFAULT;

        ByteBuf forTheTest = allocator.directBuffer(100);
        assertThrows(IllegalStateException.class, () -> extension.afterEach(contextOf(Plain.class)));
        releaseReportedLeak(forTheTest);

        ByteBuf forTheClass = allocator.directBuffer(100);
        assertThrows(IllegalStateException.class, () -> extension.afterAll(contextOf(Plain.class)));
        releaseReportedLeak(forTheClass);
    }

    @Test
    void releasedBufferIsNoLeak() {
        ByteBufAllocator.DEFAULT.directBuffer(100).release();
        assertDoesNotThrow(() -> extension.afterEach(contextOf(Plain.class)));
        assertDoesNotThrow(() -> extension.afterAll(contextOf(Plain.class)));
    }

    @Test
    void classThatSharesBetweenTestsIsAskedAtItsEnd() {
        assumeTrue(LeakPresenceExtension.isConfigured(), "buffers are not counted in this run");
        ByteBuf shared = ByteBufAllocator.DEFAULT.directBuffer(100);
        assertDoesNotThrow(() -> extension.afterEach(contextOf(Sharing.class)));
        assertThrows(IllegalStateException.class, () -> extension.afterAll(contextOf(Sharing.class)));
        releaseReportedLeak(shared);
    }

    @Test
    void openBufferPassesWhereNothingIsCounted() {
        assumeFalse(LeakPresenceExtension.isConfigured(), "buffers are counted in this run");
        ByteBuf open = ByteBufAllocator.DEFAULT.directBuffer(100);
        assertDoesNotThrow(() -> extension.afterEach(contextOf(Plain.class)));
        assertDoesNotThrow(() -> extension.afterAll(contextOf(Plain.class)));
        open.release();
    }

    @Test
    void extensionIsFoundByServiceLoading() {
        ServiceLoader.load(Extension.class).stream()
            .filter(provider -> provider.type() == LeakPresenceExtension.class).findAny().orElseThrow();
    }

    /** Reporting a leak reset the count, so that the late release makes it negative, which is reported as well. */
    private static void releaseReportedLeak(ByteBuf buffer) {
        buffer.release();
        assertThrows(IllegalStateException.class, LeakPresenceDetector::check);
        LeakPresenceDetector.check();
    }

    private static ExtensionContext contextOf(Class<?> test) {
        return (ExtensionContext) Proxy.newProxyInstance(test.getClassLoader(), new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) -> {
                if (method.getName().equals("getRequiredTestClass")) {
                    return test;
                }
                throw new UnsupportedOperationException(method.getName());
            });
    }

    /** A stand-in for a test class. */
    private static final class Sharing {
        @BeforeAll
        static void share() {
            // Its presence counts.
        }
    }
}

/** A stand-in for a test class. */
final class Plain {
}
