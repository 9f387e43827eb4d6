package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The site's peak and its operators. */
final class LoadFacts {
  private final ReportedRun run;
  private final PlantGrid grid;

  LoadFacts(ReportedRun run) {
    this.run = run;
    this.grid = run.grid();
  }

  void addTo(Facts.Builder facts) {
    BigDecimal peak = run.dispatch().peakKw();
    facts.put("peak.plan", peak);
    facts.put("peak.at", grid.time().startOf(firstSlotAtPeak(peak)));
    if (run.fifo() != null) {
      BigDecimal before = Dispatch.of(grid, run.fifo().baseline().schedule()).peakKw();
      facts.put("peak.fifo", before);
      if (!Exactness.within(before.subtract(peak).abs(), BigDecimal.ZERO)) {
        RunFacts.difference(facts, "peak.lower", "peak.higher", before.subtract(peak));
      }
    }
    BigDecimal limit = run.limits().contractualPeakKw();
    if (limit != null) {
      facts.put("peak.limit", limit);
      if (Exactness.within(peak, limit)) {
        facts.put("peak.margin", limit.subtract(peak).max(BigDecimal.ZERO));
      }
    }
    addOperators(facts);
  }

  private int firstSlotAtPeak(BigDecimal peak) {
    int slot = 0;
    while (slot < grid.slotCount() - 1 && run.dispatch().siteLoadKw(slot).compareTo(peak) < 0) {
      slot++;
    }
    return slot;
  }

  private void addOperators(Facts.Builder facts) {
    int[] atWork = new int[grid.slotCount()];
    for (GridJob job : grid.jobs()) {
      int start = run.schedule().startOf(job.index());
      for (int slot = start; slot < start + job.durationSlots(); slot++) {
        atWork[slot] += job.job().operatorsRequired();
      }
    }
    int busiest = 0;
    for (int slot = 1; slot < atWork.length; slot++) {
      busiest = atWork[slot] > atWork[busiest] ? slot : busiest;
    }
    facts.put("operators.peak", atWork[busiest]);
    List<Integer> people = run.limits().operators();
    if (atWork[busiest] == 0) {
      return;
    }
    facts.put("operators.peak_at", grid.time().startOf(busiest));
    if (people == null) {
      return;
    }
    int leastSpare = Integer.MAX_VALUE;
    int slotsAllBusy = 0;
    for (int slot = 0; slot < atWork.length; slot++) {
      if (atWork[slot] > 0) {
        leastSpare = Math.min(leastSpare, people.get(slot) - atWork[slot]);
        slotsAllBusy += people.get(slot) == atWork[slot] ? 1 : 0;
      }
    }
    if (leastSpare >= 0) {
      facts.put("operators.least_spare", leastSpare);
      facts.put(
          "operators.all_busy",
          Duration.ofMinutes((long) slotsAllBusy * grid.time().slotMinutes()));
    }
  }
}
