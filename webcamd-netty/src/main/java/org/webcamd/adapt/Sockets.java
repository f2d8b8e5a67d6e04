package org.webcamd.adapt;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.webcamd.natives.JnaLibrary;

/** What the C library is asked of sockets, mapped directly by JNA; loaded when it is first needed. Any thread. */
final class Sockets {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static volatile boolean ready;

    private Sockets() {
    }

    /** Begins to load, which takes some ten milliseconds: not the event loop's. */
    static void prepare() {
        if (!BEGUN.getAndSet(true)) {
            Thread loader = new Thread(Sockets::load, "webcamd-load-sockets");
            loader.setDaemon(true);
            loader.start();
        }
    }

    private static void load() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return;
        }
        try {
            ready = Calls.REGISTERED;
        } catch (RuntimeException | Error noNatives) {
            // JNA throws plain errors too. Links tell nothing then, and what the kernel takes has to serve.
            System.getLogger(Sockets.class.getName()).log(System.Logger.Level.DEBUG,
                "links are not measured, JNA does not load: {0}", noNatives.toString());
        }
    }

    /**
     * An option of a socket.
     *
     * @param value read into
     * @param length of the value in bytes; set to how much of it there is
     * @return whether there is an answer: not before it is loaded, and not where that fails
     */
    static boolean option(int descriptor, int level, int name, byte[] value, int[] length) {
        return ready && Calls.getsockopt(descriptor, level, name, value, length) == 0;
    }

    /** Loaded with the first of them. */
    private static final class Calls {
        private static final boolean REGISTERED = register();

        private static boolean register() {
            JnaLibrary.bind(Calls.class);
            return true;
        }

        private static native int getsockopt(int descriptor, int level, int name, byte[] value, int[] length);
    }
}
