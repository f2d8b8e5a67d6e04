/**
 * From a borrowed picture to a frame in a pooled buffer. A camera's own JPEG is looked through once and copied once:
 *
 * <pre>{@code
 *   Picture.Jpeg --> JpegScanner: whole? where does it end? tables? --> one copy, repaired --> Frame
 *   Picture.Raw  --> JpegEncoder ----------------------------------------------------------> Frame
 *   Frame        --> JpegRotator: decode, rotate, encode -----------------------------------> Frame
 * }</pre>
 *
 * Each class here is confined to the thread that makes frames: a capture thread or one rendition's worker at a time.
 */
package org.webcamd.jpeg;
