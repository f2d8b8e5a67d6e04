/**
 * What it costs to change a picture as a wish wants it, beside what libturbojpeg and OpenCV take by themselves for the
 * same task.
 */
package org.webcamd.benchmark.wish;
