package org.webcamd.benchmark.scenario;

import java.util.List;
import org.webcamd.benchmark.load.LoadResult;
import org.webcamd.benchmark.report.Figure;
import org.webcamd.benchmark.report.Goal;
import org.webcamd.benchmark.report.Report;

/**
 * Runs of webcamd and of another server under the same load.
 *
 * @param webcamd in order
 * @param other in order, each measured next to webcamd's of the same number; or none
 */
record Comparison(List<LoadResult> webcamd, List<LoadResult> other) {
    void report(Report report, String what, Figure figure, Goal goal) {
        report.row(what, figure, figure.of(webcamd), figure.of(other), goal);
    }
}
