package org.webcamd.launch;

/** One line an event on standard error: time, level, what happened. */
final class LogFormat {
    private LogFormat() {
    }

    /** To be called before anything logs. */
    static void install() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$-7s %5$s%6$s%n");
    }
}
