/**
 * What is measured, and how.
 *
 * <pre>{@code
 *   Plan (how much, how long) --> Scenario --start servers, load--> Workbench --> processes
 *                                    |
 *                                    +-- SideBySide: webcamd, reference, webcamd, reference, ... --> Comparison
 *                                    +-- rows --> Report
 * }</pre>
 *
 * Each case has servers of its own, so that memory is that of the case, and both are warmed up before anything counts.
 */
package org.webcamd.benchmark.scenario;
