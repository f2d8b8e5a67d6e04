/**
 * Attacks on a running program, each beside well-behaved viewers whose frames, ages and gaps are looked at. In the
 * process of the test where that shows it; as packaged where the heap or the process matters.
 */
package org.webcamd.attacks;
