package org.webcamd.manual;

import java.util.List;
import org.webcamd.cli.OptionDescription;

/** What the value of an option can be completed to, as the name of the value tells. */
enum ValueKind {
    /** There is none. */
    SWITCH,
    /** One of some words. */
    WORDS,
    /** A file. */
    FILE,
    /** A folder. */
    DIRECTORY,
    /** A camera, or how another source begins. */
    SOURCE,
    /** That behind a name. */
    NAMED_SOURCE,
    /** The number of a camera. */
    INDEX,
    /** What help there is. */
    TOPIC,
    /** Nobody knows. */
    ANYTHING;

    static ValueKind of(OptionDescription option) {
        return switch (option.valueName()) {
            case "" -> SWITCH;
            case "FILE", "PATH" -> FILE;
            case "DIRECTORY" -> DIRECTORY;
            case "SOURCE", "[SOURCE]" -> SOURCE;
            case "NAME=SOURCE" -> NAMED_SOURCE;
            case "INDEX" -> INDEX;
            case "[all|OPTION]" -> TOPIC;
            default -> option.words().isEmpty() ? ANYTHING : WORDS;
        };
    }

    /** Those of a kind. */
    static List<OptionDescription> select(List<OptionDescription> options, ValueKind kind) {
        return options.stream().filter(option -> of(option) == kind).toList();
    }
}
