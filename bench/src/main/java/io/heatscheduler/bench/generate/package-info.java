/**
 * Plants drawn from a size, a flavour and a seed, each with at least one plan; the same arguments
 * give the same plant everywhere.
 *
 * <p>Start at {@link PlantGenerator}.
 */
@NullMarked
package io.heatscheduler.bench.generate;

import org.jspecify.annotations.NullMarked;
