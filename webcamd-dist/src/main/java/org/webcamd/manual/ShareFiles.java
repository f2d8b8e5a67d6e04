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
    private static final String MANUALS = "man/man1/";
    private static final String BASH_COMPLETIONS = "bash-completion/completions/";
    private static final String ZSH_COMPLETIONS = "zsh/site-functions/";
    /** A script, whose few options stand in the files themselves. */
    private static final String CLUSTER_DEMO = "webcamd-cluster-demo";

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
        write(share.resolve(MANUALS + "webcamd.1"), ManualPage.of(options, args[1], date));
        write(share.resolve(BASH_COMPLETIONS + "webcamd"), BashCompletion.of(options));
        write(share.resolve(ZSH_COMPLETIONS + "_webcamd"), ZshCompletion.of(options));
        write(share.resolve(MANUALS + CLUSTER_DEMO + ".1"),
            Template.named(CLUSTER_DEMO + ".1").with("VERSION", args[1]).with("DATE", date).toString());
        write(share.resolve(BASH_COMPLETIONS + CLUSTER_DEMO), Template.named(CLUSTER_DEMO + ".bash").toString());
        write(share.resolve(ZSH_COMPLETIONS + "_" + CLUSTER_DEMO), Template.named(CLUSTER_DEMO + ".zsh").toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
