package org.webcamd.benchmark.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What is installed on this machine beside Java. Stateless. */
final class Programs {
    private Programs() {
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
