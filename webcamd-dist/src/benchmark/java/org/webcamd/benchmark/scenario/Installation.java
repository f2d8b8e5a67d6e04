package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The server as the distribution lays it out, made of what was just built: a launcher in a checkout would build anew in
 * the middle of a run when a source is touched. Stateless.
 */
final class Installation {
    private static final Path LAUNCHER = Path.of("bin", "webcamd");
    private static final Path JARS = Path.of("target", "lib");

    private Installation() {
    }

    /**
     * Lays it out.
     *
     * @param module the folder of webcamd-dist
     * @param folder is made
     * @return the launcher
     * @throws IOException when nothing was built, or the folder cannot be made
     */
    static Path lay(Path module, Path folder) throws IOException {
        Path launcher = folder.resolve(LAUNCHER);
        Files.createDirectories(launcher.getParent());
        Files.copy(module.resolve(LAUNCHER), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(folder.resolve("lib"), module.resolve(JARS).toRealPath());
        return launcher;
    }
}
