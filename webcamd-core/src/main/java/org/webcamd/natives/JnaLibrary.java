package org.webcamd.natives;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Binds native methods to the functions of a C library. Keeps JNA's own native library where JavaCPP keeps its own, in
 * the folder that the launcher names: by itself JNA unpacks it anew at each start, which costs 20 ms and a write to the
 * disk, and fails for a service that has no home. Any thread.
 */
public final class JnaLibrary {
    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final String JNA_PROPERTY = "jna.boot.library.path";
    private static final String FILE = "libjnidispatch.so";

    private JnaLibrary() {
    }

    /**
     * Binds the native methods of a class to the functions of the C library that have their names. JNA throws plain
     * errors too: when another version of its library is installed, for one.
     *
     * @param functions has nothing but such native methods
     */
    public static void bind(Class<?> functions) {
        unpack();
        Native.register(functions, NativeLibrary.getProcess());
    }

    /**
     * The same for another library.
     *
     * @param functions has nothing but such native methods
     * @param library its file, as the dynamic linker finds it
     */
    public static void bind(Class<?> functions, String library) {
        unpack();
        Native.register(functions, NativeLibrary.getInstance(library));
    }

    /** Before JNA is first used; where that does not work, JNA does it in its own way. */
    private static void unpack() {
        // JNA would run ldconfig to learn where libraries are; the C library is loaded already.
        if (System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "");
        }
        String cache = System.getProperty(CACHE_PROPERTY);
        if (cache == null || System.getProperty(JNA_PROPERTY) != null) {
            return;
        }
        try {
            System.setProperty(JNA_PROPERTY, folder(Path.of(cache)).toString());
        } catch (IOException notUnpacked) {
            if (System.getProperty("jna.tmpdir") == null) {
                System.setProperty("jna.tmpdir", cache);
            }
        }
    }

    /** A folder in that cache which holds the library of this version. */
    static Path folder(Path cache) throws IOException {
        String platform = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86-64";
        Path folder = cache.resolve("jna-" + Native.VERSION + "-" + platform);
        if (!Files.exists(folder.resolve(FILE))) {
            Files.createDirectories(folder);
            write("/com/sun/jna/" + platform + "/" + FILE, folder);
        }
        return folder;
    }

    /** Whole or not at all, even if two do it at once. */
    private static void write(String resource, Path folder) throws IOException {
        Path partial = folder.resolve(FILE + "." + ProcessHandle.current().pid());
        try (InputStream library = JnaLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("no " + resource);
            }
            Files.copy(library, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
