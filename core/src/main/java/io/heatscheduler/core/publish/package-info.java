/**
 * The shape of what a run publishes, without saying in which file format: documents and tables.
 *
 * <p>Start at {@link Document}.
 */
@NullMarked
package io.heatscheduler.core.publish;

import org.jspecify.annotations.NullMarked;
