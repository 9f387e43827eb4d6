/**
 * What a run leaves behind: start at {@link io.heatscheduler.formats.result.RunFolder} and {@link
 * io.heatscheduler.formats.result.PublishedFiles}.
 */
@NullMarked
package io.heatscheduler.formats.result;

import org.jspecify.annotations.NullMarked;
