package org.webcamd.auth;

/**
 * What a signed link is for.
 *
 * @param camera its name in lower case, or empty for what is meant where none is named
 * @param route what is asked for, by the name that it has in the table of routes
 */
public record LinkScope(String camera, String route) {
}
