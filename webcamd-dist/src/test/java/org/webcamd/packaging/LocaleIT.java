package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are not ASCII, whatever the locale is, and whatever the JVM of this test makes of them. */
class LocaleIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8", ""})
    void namesAreUtf8InAnyLocale(String locale) throws Exception {
        Path jar = FakeServer.jar(folder);
        Installation webcamd = Installation.packed(folder, "web cam d", jar);
        Path script = Installation.script(folder.resolve("names"),
            "#!/bin/sh\nexec \"$1\" 'file:/srv/B\u00e4r' 'exec:cat \u6771.jpg'\n");
        webcamd.with("LC_ALL", locale).with("LANG", "");
        try (RunningProgram program = webcamd.start(script, webcamd.launcher().toString())) {
            assertEquals(0, program.exitStatus());
            List<String> out = program.out();
            assertTrue(out.contains("arg:file:/srv/B\u00e4r"), out::toString);
            assertTrue(out.contains("arg:exec:cat \u6771.jpg"), out::toString);
        }
    }
}
