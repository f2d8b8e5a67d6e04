package org.webcamd.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.OptionDescription;
import org.webcamd.cli.UsageException;

/** Writes what belongs below {@code /usr/share}. Run by the build; the same options give the same bytes. */
public final class ShareFiles {
    private ShareFiles() {
    }

    /**
     * Writes all files.
     *
     * @param args a folder, the version, the date of the version as YYYY-MM-DD with whatever behind it
     * @throws IOException when they cannot be written
     * @throws UsageException never
     */
    public static void main(String[] args) throws IOException, UsageException {
        Path share = Path.of(args[0]);
        String date = args[2].substring(0, "YYYY-MM-DD".length());
        List<OptionDescription> options = CommandLine.parse("--help").optionDescriptions();
        write(share.resolve("man/man1/webcamd.1"), ManualPage.of(options, args[1], date));
        write(share.resolve("bash-completion/completions/webcamd"), BashCompletion.of(options));
        write(share.resolve("zsh/site-functions/_webcamd"), ZshCompletion.of(options));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
