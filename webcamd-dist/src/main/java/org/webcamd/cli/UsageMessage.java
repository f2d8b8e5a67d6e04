package org.webcamd.cli;

import com.beust.jcommander.ParameterException;
import org.webcamd.text.SourceText;

/** Says what is wrong with a command line in the words of a user, where JCommander uses those of a programmer. */
final class UsageMessage {
    private static final String SEE_HELP = "; see webcamd --help";

    private UsageMessage() {
    }

    static String of(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage());
        if (message.startsWith("Was passed main parameter")) {
            String argument = message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''));
            String kind = argument.startsWith("-") ? "unknown option" : "argument without an option before it";
            return kind + ": " + SourceText.shown(argument) + SEE_HELP;
        }
        if (message.startsWith("Expected a value after parameter")) {
            return message.substring(message.lastIndexOf(' ') + 1) + " needs a value" + SEE_HELP;
        }
        return SourceText.line(message.lines().findFirst().orElse("bad arguments"));
    }
}
