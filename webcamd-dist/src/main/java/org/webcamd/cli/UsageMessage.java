package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import java.util.Set;
import org.webcamd.text.SourceText;

/** Says what is wrong with a command line in the words of a user, where JCommander uses those of a programmer. */
final class UsageMessage {
    private static final String SEE_HELP = "; see webcamd --help";

    private UsageMessage() {
    }

    static String of(ParameterException wrong, Set<String> options) {
        String message = String.valueOf(wrong.getMessage());
        if (message.startsWith("Was passed main parameter")) {
            String argument = message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''));
            return argument.startsWith("-") ? unknown(argument, options)
                : "argument without an option before it: " + SourceText.shown(argument) + SEE_HELP;
        }
        if (message.startsWith("Expected a value after parameter")) {
            return message.substring(message.lastIndexOf(' ') + 1) + " needs a value" + SEE_HELP;
        }
        return SourceText.line(message.lines().findFirst().orElse("bad arguments"));
    }

    private static String unknown(String option, Set<String> options) {
        String hint = Hints.of(option, options);
        return "unknown option: " + SourceText.shown(option) + (hint.isEmpty() ? SEE_HELP : hint);
    }
}
