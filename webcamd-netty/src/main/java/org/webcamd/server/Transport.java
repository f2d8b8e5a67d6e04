package org.webcamd.server;

import java.util.Locale;

/** How the kernel is talked to. */
public enum Transport {
    /** The best that works here: epoll on Linux, NIO elsewhere. */
    AUTO,
    /** Linux's epoll. */
    EPOLL,
    /** Linux's io_uring. */
    IO_URING,
    /** The JDK's own. */
    NIO;

    /** {@return the name in lower case, as the command line spells it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
