/**
 * Figures instead of opinions; {@code docs/performance.md} tells how to run it.
 *
 * <pre>{@code
 *   Benchmark                                    processes that it starts, on loopback
 *   scenario --> pictures on disk ------------> webcamd (the packaged server)   reference (the least that serves)
 *      |                                             ^                             ^
 *      +-------- settings as words ----------> load client, by turns: N viewers, fast and slow
 *      |                                             |
 *      +<------- result as words --------------------+
 *      v
 *   report: a table in Markdown, each figure beside its goal and beside the reference of the same run
 * }</pre>
 *
 * {@link org.webcamd.benchmark.Microbenchmarks} measures single steps of a frame's way, each beside the design that was
 * not taken. Nothing here fails because a machine is slow.
 */
package org.webcamd.benchmark;
