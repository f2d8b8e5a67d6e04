package org.webcamd.benchmark.scenario;

import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Goal;

/** What is to be reached, in one place. Stateless. */
final class Goals {
    static final Goal PORT_OPEN_SECONDS = Goal.atMost(0.4);
    static final Goal FIRST_FRAME_SECONDS = Goal.atMost(0.9);
    static final Goal IDLE_PERCENT = Goal.atMost(0.5);

    static final Goal IN_EVERY_ATTACK_MEGABYTES = Goal.atMost(300);

    private static final double SHARE_OF_A_NEIGHBOUR = 0.98;
    private static final int MANY = 400;
    private static final int VERY_MANY = 1200;
    private static final long GOOD_BYTES_PER_SECOND = 500_000;

    private Goals() {
    }

    static Goal ofViewers(int viewers, Figure figure) {
        if (viewers == 1) {
            return ofOne(figure);
        }
        if (viewers >= MANY && figure == Figure.CPU_PER_GB) {
            return Goal.timesReference(1.25);
        }
        return viewers == VERY_MANY ? ofVeryMany(figure) : Goal.NONE;
    }

    private static Goal ofOne(Figure figure) {
        switch (figure) {
            case CPU_SHARE:
                return Goal.atMost(2);
            case P50:
                return Goal.atMost(1);
            case RSS:
                return Goal.atMost(110);
            default:
                return Goal.NONE;
        }
    }

    private static Goal ofVeryMany(Figure figure) {
        switch (figure) {
            case FPS_MIN:
                return Goal.atLeast(29.5);
            case P99:
                return Goal.timesReference(1.25);
            case RSS:
                return Goal.atMost(140);
            default:
                return Goal.NONE;
        }
    }

    /** Beside those who hold frames; the camera gives so many a second. */
    static Goal ofNeighbours(double cameraFps, Figure figure) {
        switch (figure) {
            case FPS_MIN:
                return Goal.atLeast(SHARE_OF_A_NEIGHBOUR * cameraFps);
            case PEAK_RSS:
                return IN_EVERY_ATTACK_MEGABYTES;
            default:
                return Goal.NONE;
        }
    }

    static Goal ofSlow(SlowCase slow, Figure figure) {
        if (slow.bytesPerSecond() != GOOD_BYTES_PER_SECOND) {
            return Goal.NONE;
        }
        switch (figure) {
            case SLOW_P50:
                return Goal.atMost(200);
            case SLOW_P99:
                return Goal.atMost(300);
            default:
                return Goal.NONE;
        }
    }
}
