/**
 * Agent 4 of 6, ScheduleOptimization: the cheapest schedule that keeps every constraint, with a
 * proven bound.
 */
@NullMarked
package io.heatscheduler.agents.optimization;

import org.jspecify.annotations.NullMarked;
