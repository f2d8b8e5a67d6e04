package org.webcamd.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.webcamd.text.ForeignText;

/**
 * The options of a program, and what each becomes. Read as getopt does: {@code -r 640x480}, {@code -r640x480}, {@code
 * --resolution=640x480}, and the beginning of a long name if only one fits. Immutable once made.
 */
final class OptionTable {
    /** What an option means. */
    private record Meaning(boolean takesValue, BiConsumer<ImportedCamera, String> then) {
    }

    private final Map<String, Meaning> byName = new TreeMap<>();
    /** Whether one dash stands before long names, too, as in plugins of mjpg_streamer. */
    private final boolean longOnly;

    OptionTable(boolean longOnly) {
        this.longOnly = longOnly;
    }

    /** With a value. Names are separated by spaces. */
    OptionTable value(String names, BiConsumer<ImportedCamera, String> then) {
        return add(names, new Meaning(true, then));
    }

    /** Without one. */
    OptionTable flag(String names, Consumer<ImportedCamera> then) {
        return add(names, new Meaning(false, (camera, nothing) -> then.accept(camera)));
    }

    /** With a value, and nothing to be done about it. */
    OptionTable noteValue(String names, String why) {
        String first = shown(names.split(" ")[0]);
        return value(names,
            (camera, value) -> camera.note("%s %s: %s".formatted(first, ForeignText.cleaned(value), why)));
    }

    /** Without one, and nothing to be done about it. */
    OptionTable noteFlag(String names, String why) {
        String first = shown(names.split(" ")[0]);
        return flag(names, camera -> camera.note(first + ": " + why));
    }

    private String shown(String name) {
        return (longOnly || name.length() == 1 ? "-" : "--") + name;
    }

    private OptionTable add(String names, Meaning meaning) {
        for (String name : names.split(" ")) {
            byName.put(name, meaning);
        }
        return this;
    }

    /** Does what the words of a command line say. */
    void read(List<String> words, ImportedCamera camera) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            String next = at + 1 < words.size() ? words.get(at + 1) : null;
            boolean isLong = word.startsWith("--") || longOnly && word.startsWith("-");
            if (!word.startsWith("-") || word.matches("-+")) {
                camera.note("'%s' belongs to no option: left out".formatted(ForeignText.cleaned(word)));
            } else if (isLong) {
                at += readLong(word.replaceFirst("^--?", ""), next, camera);
            } else {
                at += readShort(word, next, camera);
            }
        }
    }

    /** Returns how many words behind it belong to it. */
    private int readLong(String text, String next, ImportedCamera camera) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Meaning meaning = meaning(name);
        if (meaning == null) {
            camera.note("%s is no option that is known here: left out".formatted(
                ForeignText.cleaned(shown(name))));
            return next != null && !next.startsWith("-") && equals < 0 ? 1 : 0;
        }
        if (!meaning.takesValue || equals >= 0) {
            meaning.then.accept(camera, equals < 0 ? "" : text.substring(equals + 1));
            return 0;
        }
        return withNext(meaning, shown(name), next, camera);
    }

    private Meaning meaning(String name) {
        Meaning exact = byName.get(name);
        if (exact != null || name.length() < 2) {
            return exact;
        }
        List<Meaning> fitting = byName.entrySet().stream().filter(one -> one.getKey().startsWith(name))
            .map(Map.Entry::getValue).distinct().toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    /** Several letters may stand together; the value of the last one, behind it. */
    private int readShort(String word, String next, ImportedCamera camera) {
        for (int at = 1; at < word.length(); at++) {
            String letter = word.substring(at, at + 1);
            Meaning meaning = byName.get(letter);
            if (meaning == null) {
                camera.note("-%s is no option that is known here: left out".formatted(ForeignText.cleaned(letter)));
            } else if (!meaning.takesValue) {
                meaning.then.accept(camera, "");
            } else if (at + 1 < word.length()) {
                meaning.then.accept(camera, word.substring(at + 1));
                return 0;
            } else {
                return withNext(meaning, "-" + letter, next, camera);
            }
        }
        return 0;
    }

    private static int withNext(Meaning meaning, String shown, String next, ImportedCamera camera) {
        if (next == null) {
            camera.note(ForeignText.cleaned(shown) + " has no value: left out");
            return 0;
        }
        meaning.then.accept(camera, next);
        return 1;
    }
}
