package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MissingProgramTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /bin/sh: 1: gphoto2: not found              | gphoto2
        sh: line 1: gphoto2: command not found      | gphoto2
        sh: gphoto2: not found                      | gphoto2
        setsid: failed to execute gphoto2: No such file or directory | gphoto2
        /bin/sh: 1: /usr/bin/gphoto2: not found     | /usr/bin/gphoto2
        """)
    void programIsNamedWithItsPackage(String said, String program) {
        assertEquals("needs the program " + program + ", which is not installed: sudo apt install gphoto2",
            MissingProgram.of(said));
    }

    @Test
    void programThatIsNotKnownHasNoPackage() {
        assertEquals("needs the program my-cam, which is not installed",
            MissingProgram.of("/bin/sh: 1: my-cam: not found"));
    }

    @Test
    void programThatIsNotSaidIsNotGuessed() {
        assertEquals("needs a program that is not installed (code 127)", MissingProgram.of(""));
        assertEquals("needs a program that is not installed (code 127): gone", MissingProgram.of("gone"));
    }
}
