/**
 * From a picture to the frame that a wish wants, at the least cost.
 *
 * <pre>{@code
 *   JPEG ---------------------------------------------> kept, when it is as wanted
 *     |---- turned block by block (libturbojpeg) -----> without loss, when its edges fill the blocks
 *     |---- decoded into planes, at 1/8 to 8/8 ---------> scaled, turned, encoded as planes (libturbojpeg)
 *     |         once for all wishes                            once for each wish
 *     +---- decoded at 1, 1/2, 1/4 or 1/8 -+-- scaled -- turned, mirrored -- encoded
 *   pixels --------------------------------+
 *             once for all wishes               once for each wish
 * }</pre>
 *
 * What all have in common is in a {@link org.webcamd.transcode.SharedPicture}; what one wish asks for is done by a
 * {@link org.webcamd.transcode.Transcoder}, on the threads and in the order of a
 * {@link org.webcamd.transcode.FrameLine}.
 */
package org.webcamd.transcode;
