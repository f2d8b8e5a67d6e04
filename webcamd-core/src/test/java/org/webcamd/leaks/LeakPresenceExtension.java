package org.webcamd.leaks;

import io.netty.util.LeakPresenceDetector;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test that leaves a buffer open. JUnit finds it by itself (service loading); it is at work in the runs that
 * have {@code -Dio.netty.customResourceLeakDetector=io.netty.util.LeakPresenceDetector}, and idle in all others.
 *
 * <p>Buffers are counted globally: a test must have seen the end of its threads, and of whatever else may still hold a
 * buffer, before it and its {@code @AfterEach} methods return. Classes with a {@code @BeforeAll} may hold buffers from
 * test to test; they are asked once, after their {@code @AfterAll} methods. To be told where the buffer was allocated,
 * add {@code -Dio.netty.util.LeakPresenceDetector.trackCreationStack=true}.
 */
public final class LeakPresenceExtension implements AfterEachCallback, AfterAllCallback {
    private static final boolean CONFIGURED =
        LeakPresenceDetector.class.getName().equals(System.getProperty("io.netty.customResourceLeakDetector"));

    /** Tells whether buffers are counted in this run. */
    public static boolean isConfigured() {
        return CONFIGURED;
    }

    /** For a test that does the same many times, and wants to know which time left a buffer open. */
    public static void check() {
        if (CONFIGURED) {
            LeakPresenceDetector.check();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!sharesBetweenTests(context.getRequiredTestClass())) {
            check();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> enclosing = context.getRequiredTestClass().getEnclosingClass();
        if (!sharesBetweenTests(enclosing)) {
            check();
        }
    }

    private static boolean sharesBetweenTests(Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(LeakPresenceExtension::isBeforeAll)) {
                return true;
            }
        }
        return test != null && sharesBetweenTests(test.getEnclosingClass());
    }

    private static boolean isBeforeAll(Method method) {
        return method.isAnnotationPresent(BeforeAll.class);
    }
}
