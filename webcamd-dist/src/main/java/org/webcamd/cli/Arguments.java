package org.webcamd.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be written in short on a command line, written out as JCommander takes it. Stateless. */
final class Arguments {
    private static final String PROBE = "--probe";
    /** What can be nothing but a source. */
    private static final Pattern SOURCE = Pattern.compile("^(?:/|file:|exec:|https?://|test$)");

    private Arguments() {
    }

    static String[] writtenOut(Set<String> options, String... args) throws UsageException {
        return withSourceOfProbe(new Abbreviations(options).writtenOut(withoutEqualsSigns(withSource(args))));
    }

    /** {@code --port=80} as {@code --port 80}. */
    private static String[] withoutEqualsSigns(String... args) {
        return Arrays.stream(args)
            .flatMap(arg -> arg.matches("(?s)--[a-z0-9-]+=.*") ? Arrays.stream(arg.split("=", 2)) : Stream.of(arg))
            .toArray(String[]::new);
    }

    /** {@code webcamd /dev/video2} as {@code webcamd --source /dev/video2}. */
    private static String[] withSource(String... args) {
        boolean source = args.length > 0 && SOURCE.matcher(args[0]).find();
        return source ? Stream.concat(Stream.of("--source"), Arrays.stream(args)).toArray(String[]::new) : args;
    }

    /** {@code --probe /dev/video2} as {@code --probe --source /dev/video2}. */
    private static String[] withSourceOfProbe(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        for (int i = words.size() - 1; i > 0; i--) {
            boolean value = words.get(i).equals("-") || !words.get(i).startsWith("-");
            if (value && words.get(i - 1).equals(PROBE)) {
                words.add(i, "--source");
            }
        }
        return words.toArray(String[]::new);
    }
}
