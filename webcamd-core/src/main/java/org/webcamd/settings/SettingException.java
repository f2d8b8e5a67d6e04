package org.webcamd.settings;

/**
 * A setting that the user gave is not accepted. The message is one line: the key, what is wrong, with the value where
 * it helps, and what is accepted. How a key is spelled, as {@code --port} or as {@code port =}, only those know who
 * read it. No stack trace, since nothing in this program is at fault.
 */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String complaint;

    private SettingException(String key, String complaint) {
        super(key + complaint);
        this.key = key;
        this.complaint = complaint;
    }

    /**
     * A number out of its range.
     *
     * @param key of the setting
     * @param value as it was understood
     * @param accepted such as "0 to 65535"
     * @return "port is 70000, must be 0 to 65535"
     */
    public static SettingException number(String key, Number value, String accepted) {
        return new SettingException(key, " is " + value + ", must be " + accepted);
    }

    /**
     * A text that is none of those accepted.
     *
     * @param key of the setting
     * @param value as the user gave it
     * @param accepted such as "a name such as cam.example.org"
     * @return "host is 'x', must be a name such as cam.example.org"
     */
    public static SettingException text(String key, String value, String accepted) {
        return new SettingException(key, " is '" + value + "', must be " + accepted);
    }

    /**
     * A value in units of the user, who will know it again without being told.
     *
     * @param key of the setting
     * @param accepted such as "0 to 3600 seconds"
     * @return "streamwait must be 0 to 3600 seconds"
     */
    public static SettingException range(String key, String accepted) {
        return new SettingException(key, " must be " + accepted);
    }

    /**
     * Anything else.
     *
     * @param key of the setting
     * @param complaint goes on behind the key, from the blank or the colon
     * @return key and complaint
     */
    public static SettingException of(String key, String complaint) {
        return new SettingException(key, complaint);
    }

    /**
     * Which setting it is.
     *
     * @return as settings are called everywhere, such as "max-viewers"
     */
    public String key() {
        return key;
    }

    /**
     * What is wrong with it.
     *
     * @return goes on behind the key, however that is spelled
     */
    public String complaint() {
        return complaint;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
