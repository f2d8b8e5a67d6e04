package org.webcamd.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.UsageException;
import org.webcamd.settings.FileState;

/**
 * Reads a configuration again while somebody may be saving it: many programs cut a file to nothing before they write
 * it, and who reads it then would end all cameras. Used by one thread.
 */
final class SavedConfiguration {
    private static final int MOST_LOOKS = 20;
    private static final long QUIET_MILLIS = 50;

    private final CommandLine started;

    SavedConfiguration(CommandLine started) {
        this.started = started;
    }

    /** What it says once it has something in it and stays as it is; empty when that takes longer than a second. */
    Optional<CommandLine> read() throws UsageException, InterruptedException {
        if (started.configFile() == null) {
            return Optional.of(started.again());
        }
        Path file = Path.of(started.configFile());
        Optional<CommandLine> whole = Optional.empty();
        for (int look = 0; whole.isEmpty() && look < MOST_LOOKS; look++) {
            String state = FileState.of(file);
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
            if (!isEmpty(file)) {
                whole = readWhile(state, file);
            }
        }
        return whole;
    }

    /** A mistake in a file that is another one by now is none. */
    private Optional<CommandLine> readWhile(String state, Path file) throws UsageException {
        try {
            CommandLine now = started.again();
            return FileState.of(file).equals(state) ? Optional.of(now) : Optional.empty();
        } catch (UsageException wrong) {
            if (FileState.of(file).equals(state)) {
                throw wrong;
            }
            return Optional.empty();
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
