package org.webcamd.imports;

/** What a file is of, and what its owner does first. */
enum Kind {
    CROWSNEST("crowsnest", "sudo systemctl disable --now crowsnest"),
    OCTOPI("OctoPi's webcamd", "docs/coming-from.md, OctoPi, has the three commands"),
    COMMANDS("the program", "only one program at a time has a camera");

    private final String program;
    private final String end;

    Kind(String program, String end) {
        this.program = program;
        this.end = end;
    }

    /** Which program is to be ended. */
    String program() {
        return program;
    }

    /** How, or why. */
    String end() {
        return end;
    }
}
