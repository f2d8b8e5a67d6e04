package org.webcamd.natives;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Binds native methods to the functions of a C library. JNA's own library is where the launcher says; without one
 * JNA unpacks it anew at each start. Any thread.
 */
public final class JnaLibrary {
    static {
        // JNA would run ldconfig to learn where libraries are; the C library is loaded already.
        if (System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "");
        }
    }

    private JnaLibrary() {
    }

    /**
     * Binds the native methods of a class to the functions of the C library that have their names. JNA throws plain
     * errors too: when another version of its library is installed, for one.
     *
     * @param functions has nothing but such native methods
     */
    public static void bind(Class<?> functions) {
        Native.register(functions, NativeLibrary.getProcess());
    }

    /**
     * The same for another library.
     *
     * @param functions has nothing but such native methods
     * @param library its file, as the dynamic linker finds it
     */
    public static void bind(Class<?> functions, String library) {
        Native.register(functions, NativeLibrary.getInstance(library));
    }
}
