package org.webcamd.benchmark.load;

/**
 * What the load client is to do.
 *
 * @param host where the server is, an address
 * @param port of its
 * @param path of the stream
 * @param fast viewers that take all they can get
 * @param slow viewers that take {@code slowBytesPerSecond} each
 * @param slowBytesPerSecond what a slow viewer takes
 * @param slowJoinSeconds over which the slow viewers join one by one, from the beginning of the warm-up
 * @param warmUpSeconds from the last connection until counting begins; longer when a viewer has no frame by then
 * @param seconds for which is counted
 * @param serverPid the process whose CPU time and memory are told
 */
public record LoadSettings(String host, int port, String path, int fast, int slow, long slowBytesPerSecond,
    double slowJoinSeconds, double warmUpSeconds, double seconds, long serverPid) {
}
