/**
 * The pictures that are served: made once a run, of a known size in bytes.
 *
 * <pre>{@code
 *   Scene: texture + moving ball --draw(n)--> PictureFolder: quality searched for the size, then all encoded --> files
 * }</pre>
 */
package org.webcamd.benchmark.picture;
