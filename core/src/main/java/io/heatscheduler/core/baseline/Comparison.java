package io.heatscheduler.core.baseline;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Savings;

/**
 * A baseline, what it would have cost, and what the optimised schedule saves against it.
 *
 * @param baseline the schedule compared with
 * @param bill its exact bill
 * @param savings baseline less optimised, and the parts
 */
public record Comparison(Baseline baseline, Bill bill, Savings savings) {}
