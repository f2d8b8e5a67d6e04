package org.webcamd.launch;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/** One line an event on standard error: time, level, what happened. */
final class LogFormat {
    private LogFormat() {
    }

    /** To be called before anything logs. */
    static void install() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$-7s %5$s%6$s%n");
        // It would look for other frameworks first, and load the one that HttpClient brings and that says nothing.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }
}
