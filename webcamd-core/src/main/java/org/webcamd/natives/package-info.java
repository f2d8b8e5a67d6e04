/** Calling C libraries: what all have in common who do so. */
package org.webcamd.natives;
