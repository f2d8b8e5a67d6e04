package org.webcamd.benchmark.load;

/**
 * What the load client has seen, in the counted time but for {@code closed} and {@code broken}, which are of all time.
 *
 * @param seconds counted
 * @param frames that fast viewers received whole
 * @param slowFrames that slow viewers received whole
 * @param bytes of the pictures that all received
 * @param broken frames that are no whole JPEG or are not framed as announced, and refused requests
 * @param closed viewers whose connection the server has ended
 * @param fpsMin frames a second of the fast viewer who got fewest
 * @param fpsMedian frames a second of the fast viewer in the middle
 * @param p50Millis age of a frame when a fast viewer has the whole of it, median
 * @param p99Millis the same, 99th percentile
 * @param p999Millis the same, 99.9th percentile
 * @param slowFpsMedian frames a second of the slow viewer in the middle
 * @param slowP50Millis age of a frame when a slow viewer has the whole of it, median
 * @param slowP99Millis the same, 99th percentile
 * @param serverCpuSeconds used by the server
 * @param serverRssKilobytes resident memory of the server at the end
 * @param serverPeakKilobytes the most since the server's start
 * @param clientCpuSeconds used by the load client
 */
public record LoadResult(double seconds, long frames, long slowFrames, long bytes, long broken, int closed,
    double fpsMin, double fpsMedian, double p50Millis, double p99Millis, double p999Millis, double slowFpsMedian,
    double slowP50Millis, double slowP99Millis, double serverCpuSeconds, long serverRssKilobytes,
    long serverPeakKilobytes, double clientCpuSeconds) {
}
