package org.webcamd.config;

/**
 * A line {@code key = value}. Immutable.
 *
 * @param key an option, or something else
 * @param value without blanks around it, quotes and comment
 * @param place file and line, for people
 */
public record ConfigEntry(String key, String value, String place) {
    /** Never what stands in the file, which may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
