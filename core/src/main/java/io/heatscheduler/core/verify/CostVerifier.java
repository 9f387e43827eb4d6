package io.heatscheduler.core.verify;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks a published bill: prices the schedule again and compares to the last digit. */
public final class CostVerifier {
  private final Report report;

  private CostVerifier(PlantGrid grid) {
    this.report = new Report(grid);
  }

  /**
   * Every difference between a published bill and the bill of its schedule, as errors naming the
   * line and both values; empty if they agree.
   *
   * @throws IllegalArgumentException if a job runs while its equipment is off; verify the schedule
   *     first
   */
  public static List<Finding> verify(PlantGrid grid, SlottedSchedule schedule, Bill published) {
    return new CostVerifier(grid).compare(CostCalculator.price(grid, schedule), published);
  }

  private List<Finding> compare(Bill exact, Bill published) {
    differ("/currency", exact.currency(), published.currency());
    each("/lines/", exact.lines(), published.lines(), BillLine::id);
    each("/base_load_lines/", exact.baseLoadLines(), published.baseLoadLines(), BillLine::id);
    each("/demand/", exact.demand(), published.demand(), MeasuredDemand::lineId);
    each("/jobs/", exact.jobs(), published.jobs(), JobCost::jobId);
    breakdown("/by_period/", exact.byPeriod(), published.byPeriod());
    breakdown("/by_equipment/", exact.byEquipment(), published.byEquipment());
    breakdown("/by_job/", exact.byJob(), published.byJob());
    each(
        "/co2_kg/",
        List.copyOf(exact.co2Kg().entrySet()),
        List.copyOf(published.co2Kg().entrySet()),
        Map.Entry::getKey);
    if (report.isClean() && !exact.equals(published)) {
      report.add("BILL_DIFFERS", "", "The published bill has its parts in another order.");
    }
    return report.list();
  }

  private void breakdown(String pointer, Breakdown exact, Breakdown published) {
    each(pointer, exact.entries(), published.entries(), entry -> entry.kind() + " " + entry.key());
  }

  private <T> void each(String pointer, List<T> exact, List<T> published, Function<T, String> id) {
    Map<String, T> exactById = byId(exact, id);
    Map<String, T> publishedById = byId(published, id);
    if (publishedById.size() != published.size()) {
      report.add("BILL_DIFFERS", pointer, "An entry of %s is published twice.".formatted(pointer));
    }
    TreeSet<String> ids = new TreeSet<>(exactById.keySet());
    ids.addAll(publishedById.keySet());
    for (String key : ids) {
      T expected = exactById.get(key);
      T found = publishedById.get(key);
      if (expected == null) {
        report.add(
            "BILL_DIFFERS", pointer + key, "The schedule has no such entry: %s.".formatted(found));
      } else if (found == null) {
        report.add(
            "BILL_DIFFERS", pointer + key, "The bill lacks this entry: %s.".formatted(expected));
      } else {
        differ(pointer + key, expected, found);
      }
    }
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    Map<String, T> byId = new TreeMap<>();
    items.forEach(item -> byId.put(id.apply(item), item));
    return byId;
  }

  private void differ(String pointer, Object exact, Object published) {
    if (!Objects.equals(exact, published)) {
      report.add(
          "BILL_DIFFERS",
          pointer,
          "The published value is %s; the schedule costs %s.".formatted(published, exact));
    }
  }
}
