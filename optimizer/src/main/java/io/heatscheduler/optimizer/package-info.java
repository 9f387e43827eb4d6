/** Finds schedules and proves bounds: the only user of OR-Tools. */
@NullMarked
package io.heatscheduler.optimizer;

import org.jspecify.annotations.NullMarked;
