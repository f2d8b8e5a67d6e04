/**
 * One picture, as it is kept for all who send it: what viewers get is a slice of it, and it stays in memory for as long
 * as somebody holds a count.
 *
 * <pre>{@code
 *   Part.allocate --> buffer, JPEG appended --> Part.frame --> Frame, one count
 *                                                                |
 *                     retainedPart, retainedAdvancePart, retainedJpeg: counted slices, never copies
 * }</pre>
 *
 * What is told of a picture on the wire stands in {@link org.webcamd.frame.PictureHeaders} once, for those who write it
 * and for the source that reads another server's stream.
 */
package org.webcamd.frame;
