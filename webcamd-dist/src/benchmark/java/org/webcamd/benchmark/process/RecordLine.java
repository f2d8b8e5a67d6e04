package org.webcamd.benchmark.process;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as words {@code name=value}: the command line that a process is given, and the line that it prints. Values
 * are numbers and texts without spaces. Stateless.
 */
public final class RecordLine {
    private RecordLine() {
    }

    /**
     * Writes a record.
     *
     * @param values of type int, long, double and String
     * @return one word for each component
     */
    public static List<String> words(Record values) {
        List<String> words = new ArrayList<>();
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            try {
                words.add(component.getName() + '=' + component.getAccessor().invoke(values));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return words;
    }

    /**
     * Reads a record that was written by {@link #words}.
     *
     * @param <R> which
     * @param type a public record
     * @param words in any order, all of them
     * @return the record
     */
    public static <R extends Record> R read(Class<R> type, List<String> words) {
        Map<String, String> texts = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not of the form name=value: " + word);
            }
            texts.put(word.substring(0, equals), word.substring(equals + 1));
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(component -> value(component, texts)).toArray();
        try {
            Constructor<R> constructor = type.getConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalArgumentException(unfit);
        }
    }

    private static Object value(RecordComponent component, Map<String, String> texts) {
        String text = texts.get(component.getName());
        if (text == null) {
            throw new IllegalArgumentException("missing: " + component.getName() + "=");
        }
        Class<?> type = component.getType();
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        return type == double.class ? Double.valueOf(text) : text;
    }
}
