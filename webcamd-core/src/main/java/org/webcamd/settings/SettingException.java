package org.webcamd.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A setting that the user gave is not accepted. The message is one line: the key, what is wrong, with the value,
 * and what is accepted. How a key is spelled, as {@code --port} or as {@code port =}, only those know who
 * read it. No stack trace, since nothing in this program is at fault.
 */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int NANO_DIGITS = 9;
    private static final int KIBI = 1024;
    private static final List<String> UNITS = List.of("", "K", "M", "G");

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
     * A time out of its range.
     *
     * @param key of the setting
     * @param value as it was understood
     * @param accepted such as "0 to 3600 seconds"
     * @return "streamwait is 3601, must be 0 to 3600 seconds"
     */
    public static SettingException seconds(String key, Duration value, String accepted) {
        BigDecimal seconds =
            BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), NANO_DIGITS));
        String text = seconds.stripTrailingZeros().toPlainString();
        return new SettingException(key, " is " + text + ", must be " + accepted);
    }

    /**
     * A number of bytes out of its range.
     *
     * @param key of the setting
     * @param value as it was understood
     * @param accepted such as "8M to 1024G"
     * @return "frame-memory is 5K, must be 8M to 1024G"
     */
    public static SettingException bytes(String key, long value, String accepted) {
        int unit = 0;
        long number = value;
        while (number != 0 && number % KIBI == 0 && unit < UNITS.size() - 1) {
            number /= KIBI;
            unit++;
        }
        return new SettingException(key, " is " + number + UNITS.get(unit) + ", must be " + accepted);
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
