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
 * Names the terms of a tariff by which a plan's cost is no sum of prices and of rates on peaks, so
 * that the search does not know them yet; bills and the cost calculator price all of them.
 *
 * <p>This is the one place to lift a refusal: when the search's objective has a term, its check
 * goes.
 */
public final class PlannedTerms {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private PlannedTerms() {}

  /** An error for each such term that bears on the horizon; empty if a plan can be searched for. */
  public static List<Finding> unknownToTheSearch(PlantGrid grid) {
    Set<String> named = new LinkedHashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Tariff version : grid.rates().versions()) {
      for (TariffPeriod period : version.periods()) {
        if (!period.tiers().isEmpty()) {
          refuse("periods", "energy tiers (" + period.category() + ")", named, findings);
        }
      }
      if (version.terms().minimum() != null && coversABillingPeriod(grid)) {
        refuse("minimum_bill", "a minimum bill that the horizon reaches", named, findings);
      }
    }
    for (DemandComponent component : grid.rates().demandComponents()) {
      if (component.tiers().size() > 1) {
        refuse(
            "demand_charges",
            "demand that does not cost the same for every kW (" + component.id() + ")",
            named,
            findings);
      }
      if (component.interval() != null) {
        refuse(
            "demand_charges",
            "demand averaged over several slots (" + component.id() + ")",
            named,
            findings);
      }
    }
    return findings;
  }

  private static void refuse(String key, String what, Set<String> named, List<Finding> findings) {
    if (named.add(what)) {
      findings.add(
          Finding.error(
              "TARIFF_TERM_NOT_PLANNED",
              TARIFF.child(key),
              "The tariff has %s, which plans do not price yet.".formatted(what),
              "Leave it out of the plant to plan; bills price it."));
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
