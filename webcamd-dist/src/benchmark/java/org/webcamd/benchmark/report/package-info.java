/**
 * From figures to a table in Markdown.
 *
 * <pre>{@code
 *   LoadResult, LoadResult, ... --Figure--> Samples --+
 *   the same of the reference   --Figure--> Samples --+--> Row: median (least to most), ratio, Goal --> Report
 * }</pre>
 */
package org.webcamd.benchmark.report;
