/**
 * ZIP archives held in memory, refused before they can unpack to a bomb: start at {@link
 * io.heatscheduler.formats.zip.ZipBytes}.
 *
 * <p><b>May depend on:</b> {@code core} and the root of {@code formats}.
 */
@NullMarked
package io.heatscheduler.formats.zip;

import org.jspecify.annotations.NullMarked;
