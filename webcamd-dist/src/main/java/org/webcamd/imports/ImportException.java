package org.webcamd.imports;

/** Nothing can be made of a file. The message is one line: what is wrong with it, and what would be right. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message, null, false, false);
    }
}
