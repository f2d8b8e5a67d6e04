package org.webcamd.benchmark.scenario;

/**
 * The viewers of one run.
 *
 * @param fast viewers
 * @param slow viewers
 * @param slowBytesPerSecond what a slow one takes
 * @param slowJoinSeconds over which the slow ones join, one by one
 * @param warmUpSeconds that do not count
 * @param seconds that count
 */
record Load(int fast, int slow, long slowBytesPerSecond, double slowJoinSeconds, double warmUpSeconds,
    double seconds) {
    int viewers() {
        return fast + slow;
    }
}
