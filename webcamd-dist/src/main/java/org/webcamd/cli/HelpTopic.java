package org.webcamd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webcamd.text.SourceText;

/**
 * What help is asked for: {@code --help} is the basic options, {@code --help all} all of them, {@code --help port} or
 * {@code --help --port} that one. Immutable.
 *
 * @param word that follows {@code --help}; empty where there is none
 * @param option that is asked for
 */
record HelpTopic(String word, Optional<OptionDescription> option) {
    /** Nothing in particular. */
    static final HelpTopic BASICS = new HelpTopic("", Optional.empty());

    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final String ALL = "all";
    private static final String DASHES = "--";

    boolean all() {
        return word.equals(ALL);
    }

    /** The word that follows {@code --help} is taken out of the arguments: it is an option of nobody's. */
    static HelpTopic takenFrom(List<String> args, List<OptionDescription> options) throws UsageException {
        boolean ofAnOption = args.size() == 2 && HELP.contains(args.get(0));
        for (int i = args.size() - 2; i >= 0; i--) {
            if (HELP.contains(args.get(i)) && (ofAnOption || !args.get(i + 1).startsWith("-"))) {
                return of(args.remove(i + 1), options);
            }
        }
        return BASICS;
    }

    private static HelpTopic of(String word, List<OptionDescription> options) throws UsageException {
        if (word.equals(ALL)) {
            return new HelpTopic(ALL, Optional.empty());
        }
        String name = word.startsWith("-") ? word : DASHES + word;
        List<OptionDescription> meant = options.stream().filter(option -> option.names().contains(name)).toList();
        if (meant.isEmpty()) {
            List<String> names = new ArrayList<>();
            options.forEach(option -> names.addAll(option.names()));
            String hint = Hints.of(name, Set.copyOf(names));
            throw new UsageException("--help is '%s', must be all or the name of an option%s"
                .formatted(SourceText.shown(word), hint));
        }
        return new HelpTopic(word, Optional.of(meant.get(0)));
    }
}
