/**
 * From a borrowed picture to a frame in a pooled buffer. A camera's own JPEG is looked through once and copied once, by
 * {@link org.webcamd.jpeg.FrameMaker}; all else takes a {@link org.webcamd.jpeg.Transcoder}, of which a
 * {@link org.webcamd.jpeg.FrameLine} keeps as many at work as there are cores to spare:
 *
 * <pre>{@code
 *   Picture.Jpeg --> JpegScanner: whole? where does it end? tables? --> one copy, repaired --> Frame
 *   Picture.Raw  --> one copy --\
 *   Frame        --> decoded ----+--> rotated, if asked for --> JpegEncoder -----------------> Frame
 * }</pre>
 */
package org.webcamd.jpeg;
