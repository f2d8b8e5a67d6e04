package org.webcamd.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the help from the options themselves: a section for each hundred of their order, an option a paragraph, with
 * its default. Stateless.
 */
final class HelpText {
    private static final Map<Integer, String> SECTIONS =
        new TreeMap<>(Map.of(1, "Camera", 2, "Server", 3, "Who may see, and who may adjust", 4, "Log", 5, "Other"));
    private static final int SECTION_ORDERS = 100;
    private static final int INDENT = 24;
    private static final int WIDTH = 100;
    private static final int MEBI_BITS = 20;
    private static final String HEAD = """
        Serves cameras over HTTP as live MJPEG, as single pictures and as statistics.

        Usage: webcamd [options]

          webcamd --source test             try it without a camera, then open http://localhost:8080/
          webcamd                           the camera at /dev/video0
          webcamd --index 2 --port 8081     the camera at /dev/video2, on another port
          webcamd --camera front=/dev/video0 --camera back=/dev/video2,rotate=180
        """;
    private static final String FOOT = """

        What is served:
          /              page            /?snapshot     picture (also /?action=snapshot, /snapshot.jpg)
          /?info         statistics      /?stream       live stream (also /?action=stream, /stream.mjpg)
          /?controls     the camera's controls, with --allow-control
          /metrics       for Prometheus; /healthz and /readyz for supervisors
          /NAME/         the page of a camera of --camera, and the same below it, such as /NAME/?stream

        Exit codes: 0 ended by a signal or after --help, 1 cannot start, 2 wrong usage
        """;

    private HelpText() {
    }

    static String of(JCommander commander) {
        List<ParameterDescription> options = commander.getParameters().stream()
            .sorted(Comparator.comparingInt(HelpText::order))
            .toList();
        StringBuilder text = new StringBuilder(HEAD);
        SECTIONS.forEach((section, title) -> {
            text.append('\n').append(title).append(":\n");
            options.stream().filter(option -> order(option) / SECTION_ORDERS == section)
                .forEach(option -> append(text, option));
        });
        return text.append(FOOT).toString();
    }

    static int order(ParameterDescription option) {
        return option.getParameterAnnotation().order();
    }

    private static void append(StringBuilder text, ParameterDescription option) {
        String names = "  " + String.join(", ", option.getParameterAnnotation().names());
        text.append(names).append(" ".repeat(Math.max(1, INDENT - names.length())));
        int column = Math.max(INDENT, names.length() + 1);
        for (String word : (option.getDescription() + defaultOf(option)).split(" ")) {
            if (column + word.length() > WIDTH) {
                text.setLength(text.length() - 1);
                text.append('\n').append(" ".repeat(INDENT));
                column = INDENT;
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    private static String defaultOf(ParameterDescription option) {
        Object value = option.getDefault();
        boolean told = option.getDescription().contains("(default:");
        if (told || value == null || value instanceof Boolean || value.equals(List.of())) {
            return "";
        }
        return " (default: " + shown(value) + ")";
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.get(0).toString();
        }
        if (value instanceof Long bytes) {
            return (bytes >> MEBI_BITS) + "M";
        }
        return value instanceof Double number && number == Math.rint(number)
            ? Long.toString(number.longValue()) : value.toString();
    }
}
