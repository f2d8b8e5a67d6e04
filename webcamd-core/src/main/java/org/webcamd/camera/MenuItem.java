package org.webcamd.camera;

/**
 * One choice of a menu. Immutable.
 *
 * @param index the value that stands for it
 * @param label the driver's words, such as "Manual Mode", or a number
 */
public record MenuItem(int index, String label) {
    /**
     * As it is written on a command line.
     *
     * @return lower case, underscores between words
     */
    public String name() {
        return Control.spelled(label);
    }

    @Override
    public String toString() {
        return index + "=" + name();
    }
}
