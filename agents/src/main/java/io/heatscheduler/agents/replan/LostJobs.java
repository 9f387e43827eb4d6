package io.heatscheduler.agents.replan;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.change.CancelledJob;
import io.heatscheduler.core.change.Outage;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Jobs that had started on equipment that trips under them: their heat so far is lost, and they are
 * repeated in full.
 *
 * @param heatCost what the heat so far has cost, by job id; money rounded to six decimals
 */
record LostJobs(Map<String, BigDecimal> heatCost) {
  LostJobs {
    heatCost = java.util.Collections.unmodifiableMap(new TreeMap<>(heatCost));
  }

  static LostJobs of(PlanCut cut, List<PlantChange> changes) {
    Map<String, BigDecimal> lost = new TreeMap<>();
    for (PlantChange change : changes) {
      if (change instanceof Outage(String equipmentId, Interval span)) {
        for (GridJob job : cut.grid().jobs()) {
          if (isHit(cut, job, equipmentId, span)) {
            lost.put(job.job().jobId(), heatCost(cut, job));
          }
        }
      }
    }
    for (PlantChange change : changes) {
      if (change instanceof CancelledJob(String jobId)) {
        lost.remove(jobId);
      }
    }
    return new LostJobs(lost);
  }

  private static boolean isHit(PlanCut cut, GridJob job, String equipmentId, Interval trip) {
    int start = cut.schedule().startOf(job.index());
    GridEquipment unit = cut.grid().equipment().get(cut.schedule().equipmentOf(job.index()));
    return start < cut.slot()
        && unit.equipment().equipmentId().equals(equipmentId)
        && new Interval(
                cut.grid().time().startOf(start),
                cut.grid().time().startOf(start + job.durationSlots()))
            .overlaps(trip);
  }

  /** The job's share of its equipment's input before the cut, at the prices of its slots. */
  private static BigDecimal heatCost(PlanCut cut, GridJob job) {
    int start = cut.schedule().startOf(job.index());
    GridEquipment unit = cut.grid().equipment().get(cut.schedule().equipmentOf(job.index()));
    BigDecimal cost = BigDecimal.ZERO;
    for (int k = 0; k < job.durationSlots() && start + k < cut.slot(); k++) {
      BigDecimal kwh = cut.grid().energyKwh(cut.plan().jobInputKw(job, k));
      cost = cost.add(kwh.multiply(unit.pricePerKwh(start + k), DECIMAL128), DECIMAL128);
    }
    return Exactness.canonical(Exactness.roundLine(cost));
  }

  BigDecimal total() {
    return heatCost.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
