package io.heatscheduler.core.cost;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * What one job has part in.
 *
 * @param jobId the job
 * @param equipmentId the equipment it runs on
 * @param powerKw heat per hour: its heat over its running time in whole slots, decimal128
 * @param inputKwh its share of the equipment's input, by heat, rounded to six decimals
 * @param energyCost money for that share at the prices of its slots, rounded to six decimals
 * @param tariffPeriod period category with most of its input energy; the earlier one at a tie
 */
public record JobCost(
    String jobId,
    String equipmentId,
    BigDecimal powerKw,
    BigDecimal inputKwh,
    BigDecimal energyCost,
    String tariffPeriod) {
  public JobCost {
    powerKw = Exactness.canonical(powerKw);
    inputKwh = Exactness.canonical(inputKwh);
    energyCost = Exactness.canonical(energyCost);
  }
}
