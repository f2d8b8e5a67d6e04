package org.webcamd.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.webcamd.text.ForeignText;

/** Makes a configuration of the file of another camera server, whose kind it tells by what is in it. Stateless. */
public final class Importer {
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_BYTES = 64 * 1024;

    private Importer() {
    }

    /**
     * Reads a file, and writes what it comes to.
     *
     * @param from its path, or "-" for the standard input
     * @param standardInput read where that is asked for
     * @return the text of a configuration
     * @throws ImportException when it cannot be read, or is nothing that is known
     */
    public static String configurationOf(String from, InputStream standardInput) throws ImportException {
        boolean piped = from.equals(STANDARD_INPUT);
        String shown = piped ? "standard input" : ForeignText.cleaned(from);
        byte[] bytes = piped ? bytes(standardInput, shown) : bytes(from, shown);
        if (bytes.length > MOST_BYTES) {
            throw new ImportException(shown + " is larger than 64 KiB: it is no configuration of a camera server");
        }
        return configuration(new String(bytes, StandardCharsets.UTF_8), shown);
    }

    private static byte[] bytes(String from, String shown) throws ImportException {
        try {
            Path path = Path.of(from);
            if (Files.isDirectory(path)) {
                throw new ImportException(shown + " is a folder: name a file in it");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(MOST_BYTES + 1);
            }
        } catch (NoSuchFileException absent) {
            throw new ImportException("there is no file " + shown);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ImportException("%s cannot be read (%s)".formatted(shown,
                unreadable.getClass().getSimpleName()));
        }
    }

    private static byte[] bytes(InputStream standardInput, String shown) throws ImportException {
        try {
            return standardInput.readNBytes(MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new ImportException(shown + " cannot be read");
        }
    }

    static String configuration(String text, String shown) throws ImportException {
        List<Line> lines = Line.of(text);
        Draft draft = new Draft(shown);
        if (Crowsnest.is(lines)) {
            draft.kind(Kind.CROWSNEST);
            Crowsnest.read(lines, draft);
        } else if (OctoPi.is(lines)) {
            draft.kind(Kind.OCTOPI);
            OctoPi.read(lines, draft);
        } else {
            Commands.read(lines, draft);
        }
        if (draft.cameras().isEmpty()) {
            throw new ImportException(draft.kind() == Kind.COMMANDS
                ? shown + " has no command line of mjpg_streamer, ustreamer or camera-streamer, and is no"
                    + " crowsnest.conf or octopi.txt"
                : shown + " has no camera: crowsnest.conf has each in a section such as [cam 1]");
        }
        draft.settle();
        return ConfigText.of(draft);
    }
}
