/**
 * What frames and pictures may take of the machine's memory, and who has taken it.
 *
 * <pre>{@code
 *   FrameMemory: one budget of a process
 *     |
 *     +-- MemoryShare of a camera: [ its own part, always to be had | what all have in common ]
 *              |
 *              +-- allocate: a buffer, or none, at once and without an exception
 *              +-- release:  the buffer and its place in the budget
 *
 *   nearly full --> Reclaimer: who holds the oldest frames gives them up
 * }</pre>
 *
 * Half of the budget is divided among the cameras, so that none of them can take the memory of another; the other half
 * is for whoever needs more. Nobody ever waits for memory: what does not fit is dropped and counted.
 */
package org.webcamd.memory;
