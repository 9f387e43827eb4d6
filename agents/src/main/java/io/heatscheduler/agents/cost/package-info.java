/**
 * Agent 5 of 6, CostCalculator: verifies a schedule, prices it exactly and compares it with the
 * baseline.
 */
@NullMarked
package io.heatscheduler.agents.cost;

import org.jspecify.annotations.NullMarked;
