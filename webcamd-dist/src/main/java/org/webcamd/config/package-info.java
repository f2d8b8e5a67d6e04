/**
 * The configuration file: text in, lines with their numbers out, or a message. What options there are, and what their
 * values mean, is not known here.
 *
 * <pre>{@code
 *   FILE --> ConfigText: bytes to lines --> ConfigFile: ConfigEntry..., ConfigSection of ConfigEntry...
 *               +--> ConfigException: FILE:LINE: what is wrong
 * }</pre>
 */
package org.webcamd.config;
