package org.webcamd.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sockets that whoever started this process has opened for it and handed over, as systemd's socket units do
 * (sd_listen_fds(3)).
 *
 * @param sockets in their order
 */
public record HandedSockets(List<Handed> sockets) {
    /** None. */
    public static final HandedSockets NONE = new HandedSockets(List.of());

    private static final String COUNT = "LISTEN_FDS";
    private static final int FIRST = 3;
    private static final int MOST = 64;

    /**
     * One of them.
     *
     * @param descriptor its number
     * @param name that it was given, or its number in words
     */
    public record Handed(int descriptor, String name) {
    }

    /** {@return whether this process was started with some} */
    public static boolean areExpected() {
        return System.getenv(COUNT) != null;
    }

    /**
     * Those that were handed to this process.
     *
     * @return maybe none
     * @throws StartException when the number of them is none
     */
    public static HandedSockets ofThisProcess() throws StartException {
        return areExpected() ? of(System.getenv(), ProcessHandle.current().pid()) : NONE;
    }

    /**
     * Those of an environment.
     *
     * @param environment variables
     * @param pid of this process; sockets that are meant for another are none of its business
     * @return maybe none
     * @throws StartException when the number of them is none
     */
    static HandedSockets of(Map<String, String> environment, long pid) throws StartException {
        String count = environment.get(COUNT);
        if (count == null || !Long.toString(pid).equals(environment.get("LISTEN_PID"))) {
            return NONE;
        }
        if (!count.matches("[0-9]{1,2}") || Integer.parseInt(count) > MOST) {
            throw new StartException("%s is '%s', must be 0 to %d".formatted(COUNT, count, MOST));
        }
        List<String> names = Arrays.asList(environment.getOrDefault("LISTEN_FDNAMES", "").split(":"));
        return new HandedSockets(IntStream.range(0, Integer.parseInt(count))
            .mapToObj(i -> new Handed(FIRST + i, nameOf(i < names.size() ? names.get(i) : "", FIRST + i))).toList());
    }

    private static String nameOf(String given, int descriptor) {
        return given.isEmpty() || given.equals("unknown") ? "descriptor " + descriptor
            : "%s (descriptor %d)".formatted(given, descriptor);
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return sockets.isEmpty();
    }
}
