package org.webcamd.cli;

/** Where an option stands: the sections of the help and of the manual page, in their order. */
public enum OptionSection {
    /** Where pictures come from, and what is made of them. */
    CAMERA("Camera"),
    /** The port and the viewers. */
    SERVER("Server"),
    /** Rights, certificates. */
    ACCESS("Who may see, and who may adjust"),
    /** What is written down. */
    LOG("Log"),
    /** What prints something and ends, and all the rest. */
    OTHER("Other");

    private static final int ORDERS = 100;

    private final String title;

    OptionSection(String title) {
        this.title = title;
    }

    /** The hundreds of an option's order. */
    static OptionSection ofOrder(int order) {
        return values()[order / ORDERS - 1];
    }

    /**
     * What stands above it.
     *
     * @return without a colon
     */
    public String title() {
        return title;
    }
}
