package io.heatscheduler.core.report.derive;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which tariff periods heat and electricity lie, and what moved between them. */
final class HeatFacts {
  private final ReportedRun run;
  private final PlantGrid grid;

  HeatFacts(ReportedRun run) {
    this.run = run;
    this.grid = run.grid();
  }

  void addTo(Facts.Builder facts) {
    SlottedSchedule fifo = run.fifo() == null ? null : run.fifo().baseline().schedule();
    Map<String, BigDecimal> plan = heatByPeriod(run.schedule());
    Map<String, BigDecimal> before = fifo == null ? null : heatByPeriod(fifo);
    BigDecimal total = sum(plan);
    facts.put("heat.total", total);
    BigDecimal onFuel = heatOnFuel();
    if (onFuel.signum() > 0) {
      facts.put("heat.on_fuel", onFuel);
    }
    Map<String, BigDecimal> electricity = electricityByPeriod(run.bill());
    Map<String, BigDecimal> electricityBefore =
        run.fifo() == null ? null : electricityByPeriod(run.fifo().bill());
    Map<String, BigDecimal> rates = meanRates();
    BigDecimal moved = BigDecimal.ZERO;
    int position = 0;
    for (String name : byRate(rates)) {
      position++;
      String period = "period." + position + ".";
      facts.put(period + "name", name);
      facts.put(period + "mean_rate", at(rates, name));
      shares(facts, period + "heat", "plan", at(plan, name), total);
      shares(facts, period + "electricity", "plan", at(electricity, name), sum(electricity));
      if (before == null || electricityBefore == null) {
        continue;
      }
      shares(facts, period + "heat", "fifo", at(before, name), total);
      shares(
          facts,
          period + "electricity",
          "fifo",
          at(electricityBefore, name),
          sum(electricityBefore));
      BigDecimal gained = at(plan, name).subtract(at(before, name));
      RunFacts.difference(facts, period + "heat_gained", period + "heat_lost", gained);
      moved = moved.add(gained.max(BigDecimal.ZERO));
    }
    if (before != null) {
      facts.put("heat.moved", moved);
      if (total.signum() > 0) {
        facts.put("heat.moved_share", moved.divide(total, DECIMAL128));
      }
    }
  }

  private static void shares(
      Facts.Builder facts, String what, String whose, BigDecimal amount, BigDecimal total) {
    facts.put(what + "_" + whose, amount);
    if (total.signum() > 0) {
      facts.put(what + "_share_" + whose, amount.divide(total, DECIMAL128));
    }
  }

  private Map<String, BigDecimal> heatByPeriod(SlottedSchedule schedule) {
    Map<String, BigDecimal> heat = new TreeMap<>();
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      for (int k = 0; k < job.durationSlots(); k++) {
        heat.merge(
            grid.rates().category().get(start + k),
            grid.energyKwh(job.heatKw(k)),
            (one, other) -> one.add(other, DECIMAL128));
      }
    }
    return heat;
  }

  private BigDecimal heatOnFuel() {
    BigDecimal heat = BigDecimal.ZERO;
    for (GridJob job : grid.jobs()) {
      int unit = run.schedule().equipmentOf(job.index());
      if (!grid.equipment().get(unit).equipment().isElectric()) {
        for (int k = 0; k < job.durationSlots(); k++) {
          heat = heat.add(grid.energyKwh(job.heatKw(k)), DECIMAL128);
        }
      }
    }
    return heat;
  }

  private static Map<String, BigDecimal> electricityByPeriod(Bill bill) {
    Map<String, BigDecimal> energy = new TreeMap<>();
    for (BillLine line : bill.lines()) {
      if (line.kind() == LineKind.ENERGY) {
        energy.merge(line.subject(), line.quantity(), BigDecimal::add);
      }
    }
    return energy;
  }

  private Map<String, BigDecimal> meanRates() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Map<String, Integer> slots = new TreeMap<>();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      String category = grid.rates().category().get(slot);
      sums.merge(category, grid.rates().energyRatePerKwh().get(slot), BigDecimal::add);
      slots.merge(category, 1, Integer::sum);
    }
    Map<String, BigDecimal> rates = new TreeMap<>();
    sums.forEach(
        (category, sum) ->
            rates.put(
                category,
                sum.divide(BigDecimal.valueOf(slots.getOrDefault(category, 1)), DECIMAL128)));
    return rates;
  }

  private static List<String> byRate(Map<String, BigDecimal> rates) {
    return rates.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, BigDecimal> rate) -> rate.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static BigDecimal at(Map<String, BigDecimal> amounts, String key) {
    return amounts.getOrDefault(key, BigDecimal.ZERO);
  }

  private static BigDecimal sum(@Nullable Map<String, BigDecimal> amounts) {
    return amounts == null
        ? BigDecimal.ZERO
        : amounts.values().stream()
            .reduce(BigDecimal.ZERO, (one, other) -> one.add(other, DECIMAL128));
  }
}
