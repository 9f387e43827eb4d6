package io.heatscheduler.core.grid;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names the terms of a tariff by which a plan's cost is no sum of prices and of rates on peaks. A
 * search then goes by linear prices and asks the cost calculator; what needs a sum, such as
 * splitting a bill in time, refuses them.
 */
public final class PlannedTerms {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private PlannedTerms() {}

  /** Whether a plan's cost is a sum of prices and of rates on peaks. */
  public static boolean areLinear(PlantGrid grid) {
    return notLinear(grid, "").isEmpty();
  }

  /**
   * An error for each term that is not linear and bears on the horizon.
   *
   * @param purpose what cannot be done with it, e.g. {@code re-planning}
   */
  public static List<Finding> notLinear(PlantGrid grid, String purpose) {
    Set<String> named = new LinkedHashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Tariff version : grid.rates().versions()) {
      for (TariffPeriod period : version.periods()) {
        if (!period.tiers().isEmpty()) {
          refuse("periods", "energy tiers (" + period.category() + ")", named, purpose, findings);
        }
      }
      if (version.terms().minimum() != null && coversABillingPeriod(grid)) {
        refuse("minimum_bill", "a minimum bill that the horizon reaches", named, purpose, findings);
      }
    }
    for (DemandComponent component : grid.rates().demandComponents()) {
      if (component.tiers().size() > 1) {
        refuse(
            "demand_charges",
            "demand that does not cost the same for every kW (" + component.id() + ")",
            named,
            purpose,
            findings);
      }
      if (component.interval() != null) {
        refuse(
            "demand_charges",
            "demand averaged over several slots (" + component.id() + ")",
            named,
            purpose,
            findings);
      }
    }
    return findings;
  }

  private static void refuse(
      String key, String what, Set<String> named, String purpose, List<Finding> findings) {
    if (named.add(what)) {
      findings.add(
          Finding.error(
              "TARIFF_NOT_LINEAR",
              TARIFF.child(key),
              "The tariff has %s, but %s needs a cost that is a sum over time."
                  .formatted(what, purpose),
              "Plan anew with optimize, which prices it exactly."));
    }
  }

  /** Whether the horizon holds every slot of some billing period. */
  private static boolean coversABillingPeriod(PlantGrid grid) {
    LocalDate start = grid.plant().site().billing().startOf(grid.dates().getFirst());
    boolean fromStart =
        grid.time().start().equals(start.atStartOfDay(grid.time().zone()).toInstant());
    LocalDate whole = fromStart ? start : start.plusMonths(1);
    return !whole
        .plusMonths(1)
        .atStartOfDay(grid.time().zone())
        .toInstant()
        .isAfter(grid.time().end());
  }
}
