package org.webcamd.manual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.cli.CommandLine;

/** Asks a real zsh, which only completes for somebody at a terminal: it gets one of its own. */
@Timeout(120)
final class ZshCompletionTest {
    private static final String ASK = """
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z "PS1='> '; unsetopt prompt_cr prompt_sp; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D; \
        print REA''DY"
        zpty -r -m z before '*READY*' || exit 1
        zpty -w -n z "$2"$'\\t'
        zpty -w -n z $'\\C-a\\C-kprint DO\\'\\'NE\\n'
        zpty -r -m z shown $'*[\\r\\n]DONE*'
        print -r -- "$shown"
        zpty -d z
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"--form, --format=", "--format=y, --format=yuyv", "--on-loss h, --on-loss hold", "te, webcamd test",
        "--camera front=te, --camera front=test", "--camera front=au, --camera front=auto",
        "--camera a, --camera auto", "--camera te, --camera test=test",
        "--help stall, --help stall-timeout", "--loght, --loghttp"})
    void optionsAndTheirValuesAreCompleted(String words, String completed) throws Exception {
        Tool.need("zsh");
        String completion = ZshCompletion.of(CommandLine.parse("--help").optionDescriptions());
        Files.writeString(folder.resolve("_webcamd"), completion);

        String shown = Tool.run("zsh", "-f", "-c", ASK, "zsh", folder.toString(), "webcamd " + words);
        assertTrue(shown.contains(completed), shown);
    }
}
