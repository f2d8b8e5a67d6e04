/**
 * The command line: arguments in, settings or a message out. Nothing here starts anything.
 *
 * <pre>{@code
 *   args --> CommandLine --> Options ---------> settings of the server
 *                 |            +--> NamedCameras --> CameraSpec... <-- CameraText, of each --camera
 *                 +--> UsageException: one line, exit code 2
 * }</pre>
 */
package org.webcamd.cli;
