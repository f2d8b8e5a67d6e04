/**
 * Single steps of a frame's way, measured with JMH, each beside a design that was not taken:
 *
 * <pre>{@code
 *   PartBenchmark               RingBenchmark                   FanOutBenchmark
 *   bytes around a JPEG ------> publish, retainedNewest ------> one loop, N takers
 *   beside: String.format and   beside: SynchronizedRing        beside: TaskPerTaker, a task
 *   a composite buffer          of ByteBufs                     for every taker and frame
 * }</pre>
 *
 * The rejected designs exist here only. {@link org.webcamd.benchmark.micro.TranscodeBenchmark} stands beside OpenCV's
 * own functions instead.
 */
package org.webcamd.benchmark.micro;
