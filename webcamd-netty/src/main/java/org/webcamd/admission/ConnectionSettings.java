package org.webcamd.admission;

import java.util.Optional;
import org.webcamd.settings.SettingException;

/**
 * How connections are shared out.
 *
 * @param maxPerAddress how many one address may have open, 1 to 200000, or none for a quarter of all
 * @param trustedProxies proxies that are believed whom they speak for
 */
public record ConnectionSettings(Optional<Integer> maxPerAddress, TrustedProxies trustedProxies) {
    /** A quarter for an address, and nobody is believed. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(Optional.empty(), TrustedProxies.NONE);

    private static final int MOST = 200_000;
    private static final int DEFAULT_PARTS = 4;

    /** Checks the range. */
    public ConnectionSettings {
        maxPerAddress.ifPresent(most -> {
            if (most < 1 || most > MOST) {
                throw SettingException.number("max-per-address", most, "1 to " + MOST);
            }
        });
    }

    /**
     * The share of an address.
     *
     * @param connections how many there may be in all
     * @return at least one
     */
    public int shareOf(int connections) {
        return maxPerAddress.orElse(Math.max(1, connections / DEFAULT_PARTS));
    }
}
