package org.webcamd.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a draft as a configuration file: what is to be said stands in comments, where it belongs. Stateless. */
final class ConfigText {
    private static final int FIRST_PORT_OF_CROWSNEST = 8080;
    private static final int PORTS_OF_CROWSNEST = 4;
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();
    private final Draft draft;

    private ConfigText(Draft draft) {
        this.draft = draft;
    }

    static String of(Draft draft) {
        ConfigText config = new ConfigText(draft);
        config.writeHead();
        boolean sections = draft.cameras().size() > 1 || draft.cameras().get(0).name() != null;
        for (ImportedCamera camera : draft.cameras()) {
            if (sections) {
                config.text.append("\n[camera ").append(camera.name()).append("]\n");
            }
            config.write(camera);
        }
        config.writeOtherPorts();
        return config.text.toString();
    }

    private void writeHead() {
        comment("What %s says, for webcamd --config. What cannot be had as it was is told in comments.".formatted(
            draft.file()));
        comment("End %s first: %s".formatted(draft.kind().program(), draft.kind().end()));
        text.append('\n');
        draft.notes().forEach(this::comment);
        draft.options().forEach(this::option);
    }

    private void write(ImportedCamera camera) {
        camera.notes().forEach(this::comment);
        option(key(camera), source(camera));
        camera.settings().forEach(this::option);
        camera.controls().forEach((name, value) -> option("control", name + "=" + value));
    }

    private static String key(ImportedCamera camera) {
        return camera.isAutomatic() ? "camera" : "source";
    }

    private static String source(ImportedCamera camera) {
        return camera.isAutomatic() ? "auto" : camera.source();
    }

    private void option(String name, String value) {
        // Quotes keep what would be a comment.
        boolean quoted = value.matches(".*\\s#.*|\\s.*|.*\\s") && !value.contains("\"");
        text.append(name).append(" = ").append(quoted ? '"' + value + '"' : value).append('\n');
    }

    /** In lines that a terminal shows whole; what stands behind the end of a line is to be copied as it is. */
    private void comment(String words) {
        int end = words.indexOf('\n');
        String sentence = end < 0 ? words : words.substring(0, end);
        StringBuilder line = new StringBuilder("#");
        for (String word : sentence.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > 1) {
                text.append(line).append('\n');
                line = new StringBuilder("#  ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
        if (end >= 0) {
            text.append("#     ").append(words.substring(end + 1)).append('\n');
        }
    }

    /** There is one port here; who asked at another is told both ways to go on. */
    private void writeOtherPorts() {
        if (draft.options().get("port").equals(Draft.NO_PORT)) {
            return;
        }
        int port = Integer.parseInt(draft.options().get("port"));
        ImportedCamera first = draft.cameras().get(0);
        for (ImportedCamera camera : draft.cameras()) {
            if (camera.port() != port) {
                writeOtherPort(camera, port);
            } else if (camera != first) {
                text.append('\n');
                comment("The camera %s is still found by /?action=stream_%d, and by /%s/ as well.".formatted(
                    camera.name(), draft.cameras().indexOf(camera), camera.name()));
            }
        }
    }

    private void writeOtherPort(ImportedCamera camera, int port) {
        int place = camera.port() - FIRST_PORT_OF_CROWSNEST;
        boolean proxied = draft.kind() == Kind.CROWSNEST && place > 0 && place < PORTS_OF_CROWSNEST;
        text.append('\n');
        comment("The camera %s was at port %d. It is at port %d below its name now: http://HOST:%d/%s/?action=stream"
            .formatted(camera.name(), camera.port(), port, port, camera.name()));
        if (proxied) {
            comment("For the old address /webcam%d/ to go there, it takes this proxy_pass in nginx".formatted(place + 1)
                + " (/etc/nginx/sites-available/mainsail, location /webcam%d/):\nproxy_pass http://127.0.0.1:%d/%s/;"
                    .formatted(place + 1, port, camera.name()));
        }
        comment("Or, for nothing to change, take its section out of here and have it served by a webcamd of its own:\n"
            + commandLine(camera));
    }

    private String commandLine(ImportedCamera camera) {
        List<String> words = new ArrayList<>(List.of("webcamd", "--port", Integer.toString(camera.port())));
        draft.options().forEach((name, value) -> {
            if (!name.equals("port")) {
                add(words, name, value);
            }
        });
        add(words, key(camera), source(camera));
        for (Map.Entry<String, String> one : camera.settings().entrySet()) {
            add(words, one.getKey(), one.getValue());
        }
        camera.controls().forEach((name, value) -> add(words, "control", name + "=" + value));
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, String value) {
        words.add("--" + option);
        if (!value.equals(Draft.ON)) {
            words.add(value.matches("[A-Za-z0-9_./:=,@-]+") ? value : "'" + value.replace("'", "'\\''") + "'");
        }
    }
}
