package org.webcamd.config;

import java.util.List;

/**
 * What stands below a line {@code [camera NAME]}. Immutable.
 *
 * @param name of the camera, not checked yet
 * @param place file and line of the heading, for people
 * @param entries in the order of the file
 */
public record ConfigSection(String name, String place, List<ConfigEntry> entries) {
}
