/**
 * The documents of a run: what is published, byte for byte derivable from the inputs and the
 * schedule.
 *
 * <p>Start at {@link PublishedRun}. Nothing here depends on the clock, so a run can be published
 * again years later and compared byte by byte; that is how {@link RunVerifier} finds an edited
 * file.
 */
@NullMarked
package io.heatscheduler.agents.publication;

import org.jspecify.annotations.NullMarked;
