package org.webcamd.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.text.ForeignText;

/**
 * What a command line of mjpg_streamer is here: its inputs are cameras, its outputs the port. Confined to one thread.
 */
final class MjpgStreamerCommand {
    private static final Pattern PLUGIN = Pattern.compile("(?:.*/)?(input|output)_([a-z0-9]+)(?:\\.so)?(?:\\s.*)?",
        Pattern.DOTALL);
    /** Options that are not a plugin's; those with a plugin may have it attached. */
    private static final Pattern OWN = Pattern.compile(
        "(?s)-[io]|-[io](?:in|out)put_.*|--(?:in|out)put(?:=.*)?|-[bvh]|--background|--version|--help");
    private static final OptionTable HTTP = new OptionTable(true)
        .value("p port", ImportedCamera::port)
        .value("l listen", (camera, text) -> camera.server().listenOn(text))
        .value("c credentials", (camera, text) -> camera.server().users(text.replaceFirst(":.*", "")))
        .noteValue("w www", "no files are served, but pages of its own")
        .flag("n nocommands", camera -> camera.server().refuseControl());

    private final Draft draft;
    private final int line;
    private final List<ImportedCamera> inputs = new ArrayList<>();
    private boolean served;

    private MjpgStreamerCommand(Draft draft, int line) {
        this.draft = draft;
        this.line = line;
    }

    /** Takes the words behind the name of the program. */
    static void read(List<String> words, Draft draft, int line) {
        MjpgStreamerCommand command = new MjpgStreamerCommand(draft, line);
        List<String> plugins = new ArrayList<>();
        StringBuilder plugin = null;
        for (String word : words) {
            if (OWN.matcher(word).matches()) {
                plugin = new StringBuilder(word.replaceFirst("^(?:-[io]|--(?:in|out)put=?|-.*)", ""));
                plugins.add("");
            } else if (plugin != null) {
                // What ps shows has lost its quotes.
                plugin.append(plugin.length() == 0 ? "" : " ").append(word);
            }
            if (plugin != null) {
                plugins.set(plugins.size() - 1, plugin.toString());
            }
        }
        command.read(plugins);
    }

    /** Takes plugins with their options. */
    static void readPlugins(List<String> plugins, Draft draft, int line) {
        new MjpgStreamerCommand(draft, line).read(plugins);
    }

    /** Tells whether a text is a plugin with its options. */
    static boolean isPlugin(String text) {
        return PLUGIN.matcher(text.strip()).matches() && text.contains(".so");
    }

    private void read(List<String> plugins) {
        plugins.forEach(this::readInput);
        if (inputs.isEmpty()) {
            readInput("input_uvc.so");
        }
        plugins.forEach(this::readOutput);
        if (!served) {
            readOutput("output_http.so");
        }
        inputs.forEach(camera -> camera.port(Integer.toString(inputs.get(0).port())));
    }

    private void readInput(String text) {
        Matcher plugin = PLUGIN.matcher(text.strip());
        if (!plugin.matches() || !plugin.group(1).equals("input")) {
            return;
        }
        ImportedCamera camera = draft.camera(null);
        camera.at(line);
        inputs.add(camera);
        List<String> words = Words.of(text);
        List<String> options = words.subList(1, words.size());
        switch (plugin.group(2)) {
            case "uvc" -> MjpgStreamerInput.read(options, camera);
            case "raspicam", "raspi" -> PiCamera.read(options, camera);
            case "testpicture" -> camera.source("test");
            case "file" -> OtherInputs.readFolder(options, camera);
            case "http" -> OtherInputs.readServer(options, camera);
            default -> {
                camera.source("test");
                camera.note("input_%s.so: pictures of that kind cannot be had here; the test picture stands in"
                    .formatted(ForeignText.cleaned(plugin.group(2))));
            }
        }
    }

    private void readOutput(String text) {
        Matcher plugin = PLUGIN.matcher(text.strip());
        if (!plugin.matches() || !plugin.group(1).equals("output")) {
            return;
        }
        ImportedCamera first = inputs.get(0);
        if (!plugin.group(2).equals("http")) {
            first.note("output_%s.so: pictures go out over HTTP alone".formatted(
                ForeignText.cleaned(plugin.group(2))));
            return;
        }
        if (served) {
            first.note("a second output_http.so: there is one port; all that is served is served there");
            return;
        }
        served = true;
        first.port("8080");
        draft.option("allow-control", Draft.ON);
        List<String> words = Words.of(text);
        HTTP.read(words.subList(1, words.size()), first);
    }
}
