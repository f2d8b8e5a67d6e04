package org.webcamd.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes out beginnings of options, as webcam.py's parser takes them. JCommander does that as well, but takes a whole
 * option for the beginning of a longer one. Immutable.
 */
final class Abbreviations {
    private final Set<String> options;

    /** Of options with their dashes. */
    Abbreviations(Set<String> options) {
        this.options = new TreeSet<>(options);
    }

    /** The same arguments with whole options. */
    String[] writtenOut(String... args) throws UsageException {
        String[] whole = args.clone();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = writtenOut(whole[i]);
        }
        return whole;
    }

    private String writtenOut(String word) throws UsageException {
        if (!word.startsWith("--") || word.length() == 2 || options.contains(word)) {
            return word;
        }
        List<String> meant = options.stream().filter(option -> option.startsWith(word)).toList();
        if (meant.size() > 1) {
            throw new UsageException("%s may mean %s; see webcamd --help".formatted(word, String.join(" or ", meant)));
        }
        return meant.isEmpty() ? word : meant.get(0);
    }
}
