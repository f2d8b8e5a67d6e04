package org.webcamd.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a program keeps what is to outlast it: as systemd says, else by the XDG Base Directory Specification. */
final class StateFolder {
    private StateFolder() {
    }

    /** The one of this program; none where nobody says. */
    static Optional<Path> of(Map<String, String> environment) {
        Optional<Path> systemd = absolute(environment.getOrDefault("STATE_DIRECTORY", "").split(":")[0]);
        return systemd.or(() -> Stream.of(absolute(environment.get("XDG_STATE_HOME")),
            absolute(environment.get("HOME")).map(home -> home.resolve(".local/state")))
            .flatMap(Optional::stream).findFirst().map(folder -> folder.resolve("webcamd")));
    }

    private static Optional<Path> absolute(String path) {
        return Optional.ofNullable(path).filter(text -> text.startsWith("/")).map(Path::of);
    }
}
