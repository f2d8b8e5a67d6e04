/**
 * Places that pictures come from beside devices: files, programs, standard input, other servers. Each is a
 * {@link org.webcamd.camera.Source} like any other; {@link org.webcamd.source.Sources} knows them by the text that the
 * user names them with.
 *
 * <pre>{@code
 *   file:FOLDER, file:x.mjpg       FolderCamera, MjpegFileCamera: read by the capture thread, at --fps
 *
 *   exec:COMMAND  ProcessReader --+                                  newest picture wins
 *   file:VIDEO    (ffmpeg)        +--> JpegStream --> PicturePump =======================> StreamCamera --> capture
 *   -             standard input  |    cuts out       thread webcamd-reader-NAME           capture thread
 *   http(s)://    HttpReader -----+    pictures
 * }</pre>
 *
 * {@code HttpReader} asks a {@code HttpOrigin}, which is Apache HttpClient, set up for cameras. Its classes are loaded
 * where such a source is used, and only there.
 *
 * <p>Streams are read without pause, watched or not, because what is not read piles up in pipes and sockets and is old
 * when it comes out. Reading cannot be interrupted and has no limit of time of its own, so it happens on a thread
 * beside the capture thread; closing the camera ends the program or the connection, and with it the read.
 */
package org.webcamd.source;
