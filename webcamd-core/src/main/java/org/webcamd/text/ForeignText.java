package org.webcamd.text;

/**
 * What others say, made fit for a line of a log, a card or an answer: at most so many characters, none of which moves a
 * cursor, ends a line, or turns the direction of writing. Letters of any script stay. Stateless; any thread.
 */
public final class ForeignText {
    /** The most characters that are kept. */
    public static final int LONGEST = 200;

    private static final char REPLACEMENT = '?';

    private ForeignText() {
    }

    /** The same text, fit to be shown; nothing for null. The rest of what is too long is not looked at. */
    public static String cleaned(String text) {
        if (text == null) {
            return "";
        }
        int end = text.length() <= LONGEST ? text.length() : wholeCharacters(text, LONGEST);
        StringBuilder shown = new StringBuilder(end);
        for (int at = 0; at < end; at += Character.charCount(text.codePointAt(at))) {
            append(shown, text.codePointAt(at));
        }
        return shown.toString();
    }

    /** A surrogate pair is not cut. */
    private static int wholeCharacters(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> shown.append(' ');
            case Character.CONTROL -> shown.append(character == '\t' ? ' ' : REPLACEMENT);
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> shown.append(REPLACEMENT);
            default -> shown.appendCodePoint(character);
        }
    }
}
