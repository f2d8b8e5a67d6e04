package org.webcamd.cli;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** What somebody may have meant by an option that there is not: one of a program before, or one misspelt. Stateless. */
final class Hints {
    /** The options of mjpg_streamer with its plugins, ustreamer and crowsnest, where another name is used here. */
    private static final Map<String, String> OF_OTHERS = Map.ofEntries(
        Map.entry("--resolution", "--width and --height"), Map.entry("-r", "--width and --height"),
        Map.entry("--device", "--source"), Map.entry("-d", "--source"), Map.entry("-i", "--source"),
        Map.entry("--input", "--source"), Map.entry("-f", "--fps"), Map.entry("--desired-fps", "--fps"),
        Map.entry("--max_fps", "--fps"), Map.entry("-q", "--quality"), Map.entry("-p", "--port"),
        Map.entry("-l", "--v4bindaddress"), Map.entry("--listen", "--v4bindaddress"),
        Map.entry("-s", "--v4bindaddress"), Map.entry("-m", "--format"), Map.entry("-y", "--format yuyv"),
        Map.entry("--user", "--users"), Map.entry("--passwd", "--users"), Map.entry("-c", "--users"),
        Map.entry("--brightness", "--control brightness=NUMBER"), Map.entry("--contrast", "--control contrast=NUMBER"),
        Map.entry("--flip-horizontal", "--flip h"), Map.entry("--flip-vertical", "--flip v"),
        Map.entry("--device-timeout", "--source-timeout"), Map.entry("--log-level", "--loghttp"));
    private static final int LETTERS_A_MISTAKE = 3;
    private static final int MOST_MISTAKES = 2;

    private Hints() {
    }

    /** Something to stand behind the complaint; empty where nothing is like it. */
    static String of(String option, Set<String> known) {
        String other = OF_OTHERS.get(option);
        if (other != null) {
            return "; here that is " + other;
        }
        int most = Math.min(MOST_MISTAKES, (option.length() - 2) / LETTERS_A_MISTAKE);
        return known.stream().filter(one -> distance(option, one) <= most)
            .min(Comparator.comparingInt((String one) -> distance(option, one)).thenComparing(one -> one))
            .map(one -> "; did you mean " + one + "?").orElse("");
    }

    /** Letters that are to be added, left out, changed or swapped with the next (Damerau and Levenshtein). */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int i, int j) {
        int changed = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, 1 + steps[i - 2][j - 2]) : least;
    }
}
