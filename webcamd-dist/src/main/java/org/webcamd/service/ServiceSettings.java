package org.webcamd.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a service manager says in the environment of who it starts.
 *
 * @param address of the socket that it listens to
 * @param watchdog in what time it wants a sign of life, or none
 */
public record ServiceSettings(String address, Optional<Duration> watchdog) {
    private static final String ADDRESS = "NOTIFY_SOCKET";
    private static final String WATCHDOG_PID = "WATCHDOG_PID";

    /**
     * Those of an environment.
     *
     * @param environment variables
     * @param pid of this process: signs of life may be wanted of another
     * @return none where nobody wants to know
     */
    public static Optional<ServiceSettings> of(Map<String, String> environment, long pid) {
        String watched = environment.getOrDefault(WATCHDOG_PID, Long.toString(pid));
        Optional<Duration> watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(micros -> micros.matches("[1-9][0-9]{0,15}") && watched.equals(Long.toString(pid)))
            .map(micros -> Duration.ofNanos(Long.parseLong(micros) * 1_000));
        return Optional.ofNullable(environment.get(ADDRESS)).filter(address -> !address.isEmpty())
            .map(address -> new ServiceSettings(address, watchdog));
    }
}
