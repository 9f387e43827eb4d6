package io.heatscheduler.agents.tariff.urdb;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about a rate, because its document cannot.
 *
 * @param label which rate of a document with several; null: the only one
 * @param leaveOut fields that are knowingly not billed, in lower case; each is named in a warning
 * @param ignoreDates whether the rate holds at any time, e.g. to price this year's load under an
 *     older rate
 * @param addFuelAdjustments whether the monthly fuel adjustments are added to every kWh
 */
public record UrdbOptions(
    @Nullable String label, Set<String> leaveOut, boolean ignoreDates, boolean addFuelAdjustments) {
  /** Nothing decided. */
  public static final UrdbOptions NONE = new UrdbOptions(null, Set.of(), false, false);

  public UrdbOptions {
    leaveOut = Set.copyOf(leaveOut);
  }
}
