package org.webcamd.imports;

import java.util.List;

/** What mjpg_streamer's {@code input_file.so} and {@code input_http.so} are here. Stateless. */
final class OtherInputs {
    private static final OptionTable FOLDER = new OptionTable(true)
        .value("f folder", OtherInputs::folder)
        .value("n name", (camera, text) -> camera.note("the newest picture of the folder is shown, whatever its name"))
        .noteFlag("r remove", "pictures stay where they are")
        .noteFlag("e existing", "the newest picture of the folder is shown")
        .value("d delay", (camera, text) -> { });

    private OtherInputs() {
    }

    private static void folder(ImportedCamera camera, String text) {
        if (text.matches("[^\"\\p{Cntrl}]{1,500}")) {
            camera.source("file:" + text + ",newest");
        }
    }

    static void readFolder(List<String> words, ImportedCamera camera) {
        FOLDER.read(words, camera);
        if (camera.source() == null) {
            camera.source("test");
            camera.note("input_file.so has no folder (-f); the test picture stands in");
        }
    }

    static void readServer(List<String> words, ImportedCamera camera) {
        String[] address = {"localhost", "8080"};
        new OptionTable(true).value("H host", (of, text) -> address[0] = text)
            .value("p port", (of, text) -> address[1] = text).read(words, camera);
        if (address[0].matches("[A-Za-z0-9._-]{1,200}") && address[1].matches("[0-9]{1,5}")) {
            camera.source("http://%s:%s/?action=stream".formatted(address[0], address[1]));
        } else {
            camera.source("test");
            camera.note("input_http.so has no address that can be read; the test picture stands in");
        }
    }
}
