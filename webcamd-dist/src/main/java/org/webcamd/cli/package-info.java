/**
 * The command line: arguments in, settings or a message out. Nothing here starts anything.
 *
 * <pre>{@code
 *   args --> Arguments --> CommandLine --> Options --> SettledOptions: of the server, of memory
 *                               |                         +--> NamedCameras --> CameraSpec... <-- CameraText
 *   FILE --> ConfigFile --> FileOptions -----+
 *                               +--> UsageException: one line, exit code 2
 * }</pre>
 */
package org.webcamd.cli;
