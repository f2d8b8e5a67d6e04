package org.webcamd.config;

/**
 * A configuration file is wrong. The message is one line: file, line, what is wrong and what would be right. No stack
 * trace, since nothing in this program is at fault.
 */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * What is wrong, and where.
     *
     * @param place such as {@code /etc/webcamd/webcamd.conf:12}
     * @param complaint behind it
     */
    public ConfigException(String place, String complaint) {
        super(place + ": " + complaint);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
