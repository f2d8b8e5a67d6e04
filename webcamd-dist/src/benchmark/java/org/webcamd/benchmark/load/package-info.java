/**
 * Viewers by the hundred in one thread, cheap enough to share a machine with the server that they load.
 *
 * <pre>{@code
 *   fast viewers: selector ------------+
 *                                      +--> Viewer: read into one scratch buffer --> PartReader --frame--> Tally
 *   slow viewers: TokenBucket, 4 ms ---+                                             headers read,       frames, ages,
 *                                                                                    pictures skipped    broken ones
 * }</pre>
 *
 * {@link org.webcamd.benchmark.load.LoadClient} is a program: {@link org.webcamd.benchmark.load.LoadSettings} are its
 * arguments, {@link org.webcamd.benchmark.load.LoadResult} is the line that it prints.
 */
package org.webcamd.benchmark.load;
