package org.webcamd.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds command lines of other servers: as they stand, in scripts, in systemd's units, and in files of variables.
 * Stateless.
 */
final class Commands {
    private static final Pattern PROGRAM = Pattern.compile(
        "(?:^|[\\s/\"'=@-])(mjpg[_-]streamer|ustreamer(?:\\.bin)?|camera-streamer)[\"']?(?=\\s|$)(.*)$");
    /** Words of prose about programs are no command lines: one has options. */
    private static final Pattern OPTION = Pattern.compile("(?:^|\\s)[\"']?--?[A-Za-z]");
    /** Between words of a list in YAML or JSON, as in files of Docker. */
    private static final Pattern COMMA = Pattern.compile("(?<=[\"'])\\s*,\\s*(?=[\"'])");
    /** What files of variables call the options of input_uvc.so. */
    private static final List<String> INPUT_OPTIONS = List.of("CAMERA_OPTIONS", "MJPG_STREAMER_INPUT");
    private static final Pattern TALKS = Pattern.compile("^\\s*(?:echo|printf|logger|#|;)\\b.*");

    private Commands() {
    }

    /** Takes all that are there. */
    static void read(List<Line> lines, Draft draft) {
        List<Line> whole = Line.joined(lines);
        Variables variables = Variables.of(whole);
        for (Line line : whole) {
            if (!draft.isFull() && !line.isComment() && !TALKS.matcher(line.text()).matches()) {
                read(line, variables, draft);
            }
        }
        if (draft.cameras().isEmpty()) {
            readPlugins(whole, variables, draft);
        }
    }

    private static void read(Line line, Variables variables, Draft draft) {
        String text = COMMA.matcher(variables.filledIn(line.text())).replaceAll(" ");
        Matcher program = PROGRAM.matcher(text.replaceFirst("\\]\\s*$", ""));
        if (!program.find() || !OPTION.matcher(program.group(2)).find()) {
            return;
        }
        List<String> words = Words.of(program.group(2));
        switch (program.group(1)) {
            case "ustreamer", "ustreamer.bin" -> UstreamerOptions.read(words, camera(draft, line));
            case "camera-streamer" -> CameraStreamerOptions.read(words, camera(draft, line));
            default -> MjpgStreamerCommand.read(words, draft, line.number());
        }
        if (draft.cameras().stream().anyMatch(camera -> camera.source().matches(".*%[Ii].*"))) {
            draft.note("line %d: %%I is what stands behind the @ in the name of the unit: write it in its place"
                .formatted(line.number()));
        }
    }

    private static ImportedCamera camera(Draft draft, Line line) {
        ImportedCamera camera = draft.camera(null);
        camera.at(line.number());
        return camera;
    }

    /** Options alone: {@code -i "input_uvc.so ..."}, or variables that have such. */
    private static void readPlugins(List<Line> lines, Variables variables, Draft draft) {
        List<String> plugins = new ArrayList<>();
        int first = 0;
        for (Line line : lines) {
            if (!line.isComment()) {
                List<String> found = Words.of(variables.filledIn(line.text().replaceFirst("^\\s*[A-Za-z_]+=", "")))
                    .stream().filter(MjpgStreamerCommand::isPlugin).toList();
                first = first == 0 && !found.isEmpty() ? line.number() : first;
                plugins.addAll(found);
            }
        }
        INPUT_OPTIONS.stream().flatMap(name -> variables.value(name).stream())
            .filter(options -> options.text().startsWith("-")).findFirst().ifPresent(options -> {
                plugins.removeIf(plugin -> plugin.contains("input_uvc"));
                plugins.add("input_uvc.so " + options.text());
            });
        if (!plugins.isEmpty()) {
            MjpgStreamerCommand.readPlugins(plugins, draft, first);
        }
    }
}
