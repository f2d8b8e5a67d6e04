/** How a setting that is wrong is told, by its key: the same for all settings, wherever they were read. */
package org.webcamd.settings;
