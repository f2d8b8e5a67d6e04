/**
 * The command line: arguments in, settings or a message out. Nothing here starts anything.
 *
 * <pre>{@code
 *   args --> Arguments --> CommandLine --> Options --> SettledOptions: of the server, of memory
 *                               |                         +--> NamedCameras --> CameraSpec... <-- CameraText
 *   FILE --> ConfigFile --> FileOptions -----+
 *                               +--> UsageException: one line, exit code 2
 *                               +--> OptionDescription... --> HelpText, and whoever else tells of the options
 * }</pre>
 */
package org.webcamd.cli;
