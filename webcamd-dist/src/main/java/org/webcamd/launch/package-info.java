/**
 * Puts the program together from top to bottom, and takes it apart from bottom to top.
 *
 * <pre>{@code
 *   Main --> CommandLine --> Launcher: RunningCameras, WebcamServer --> StopSignal --> close all, exit code
 *                 +--> Errand, in place of serving
 *   Hangup --> Reload --> CommandLine, anew --> Difference --> RunningCameras
 * }</pre>
 */
package org.webcamd.launch;
