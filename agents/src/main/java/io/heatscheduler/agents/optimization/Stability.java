package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a plan keeps to the one it replaces.
 *
 * @param plan the plan replaced; matched by job and equipment id
 * @param pinned ids of jobs that stay where it has them
 * @param movePrice money for each of its jobs that gets another place, beside the bill, 0 or more
 */
public record Stability(Schedule plan, Set<String> pinned, BigDecimal movePrice) {
  public Stability {
    pinned = Set.copyOf(pinned);
    Check.that(movePrice.signum() >= 0, "move price (%s) must not be negative", movePrice);
  }

  /** The price of every place of a planned job but its own; a job that must move pays too. */
  SoftTerms prices(PlantGrid grid) {
    if (movePrice.signum() == 0) {
      return SoftTerms.NONE;
    }
    SlottedSchedule places = WarmStart.on(grid, plan);
    Set<String> planned = new HashSet<>();
    plan.assignments().forEach(place -> planned.add(place.jobId()));
    SlotPrices elsewhere = SlotPrices.of(grid.slotCount(), slot -> movePrice);
    Map<SoftTerms.Place, SlotPrices> prices = new HashMap<>();
    for (GridJob job : grid.jobs()) {
      if (planned.contains(job.job().jobId())) {
        for (int unit : job.equipment()) {
          boolean here = places.equipmentOf(job.index()) == unit;
          prices.put(
              new SoftTerms.Place(job.index(), unit),
              here ? freeAt(places.startOf(job.index()), elsewhere) : elsewhere);
        }
      }
    }
    return new SoftTerms(prices, Map.of(), null, List.of());
  }

  /** The grid with pinned jobs confined to their places; one that cannot stay is not. */
  PlantGrid confine(PlantGrid grid) {
    if (pinned.isEmpty()) {
      return grid;
    }
    SlottedSchedule places = WarmStart.on(grid, plan);
    List<GridJob> jobs = new ArrayList<>();
    for (GridJob job : grid.jobs()) {
      int unit = places.equipmentOf(job.index());
      boolean stays = pinned.contains(job.job().jobId()) && unit != WarmStart.UNPLACED;
      jobs.add(stays ? pinnedAt(job, unit, places.startOf(job.index())) : job);
    }
    return new PlantGrid(
        grid.plant(),
        grid.baseLoadKw(),
        grid.contractualPeakKw(),
        grid.operators(),
        grid.dates(),
        grid.billingPeriods(),
        grid.rates(),
        grid.equipment(),
        jobs,
        grid.leftOut(),
        grid.conflicts());
  }

  private static GridJob pinnedAt(GridJob job, int unit, int start) {
    BitSet only = new BitSet();
    only.set(start);
    return new GridJob(
        job.index(),
        job.job(),
        job.durationSlots(),
        job.heatKw(),
        job.releaseSlot(),
        job.deadlineSlot(),
        only,
        List.of(unit),
        job.predecessors());
  }

  private static SlotPrices freeAt(int slot, SlotPrices elsewhere) {
    long[] units = elsewhere.units();
    units[slot] = 0;
    return SlotPrices.ofUnits(units);
  }
}
