/**
 * How a setting that is wrong is told, by its key: the same for all settings, wherever they were read; and what tells
 * that a file of theirs is another one.
 */
package org.webcamd.settings;
