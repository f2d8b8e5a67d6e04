/**
 * Puts the program together from top to bottom, and takes it apart from bottom to top.
 *
 * <pre>{@code
 *   Main --> CommandLine --> Launcher: CameraFeeds, WebcamServer --> StopSignal --> close all, exit code
 * }</pre>
 */
package org.webcamd.launch;
