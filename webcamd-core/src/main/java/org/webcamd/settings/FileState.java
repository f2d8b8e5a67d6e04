package org.webcamd.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells that a file is another one, or has other contents, without reading it. Links are followed. Stateless. */
public final class FileState {
    private FileState() {
    }

    /**
     * What it is at present.
     *
     * @param file that may be there
     * @return the same text as long as it is the same
     */
    public static String of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.fileKey() + " " + now.lastModifiedTime().toInstant() + " " + now.size();
        } catch (IOException gone) {
            return "none";
        }
    }
}
