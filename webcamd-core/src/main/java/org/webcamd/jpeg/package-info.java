/**
 * What a camera's JPEG is, and is not. A {@link org.webcamd.jpeg.FrameMaker} looks through it and copies it, repaired,
 * into a frame.
 */
package org.webcamd.jpeg;
