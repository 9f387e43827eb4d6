package io.heatscheduler.agents.whatif;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.InputCurve;
import io.heatscheduler.core.grid.PlantGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of a job worth asking about when none is named: every other equipment it may run on,
 * and the starts a planner would think of.
 */
final class AlternativeChoice {
  /** Most other equipment asked about, those with the cheapest energy first. */
  static final int MOST_EQUIPMENT = 6;

  private final GivenPlan plan;
  private final PlantGrid grid;
  private final GridJob job;

  AlternativeChoice(GivenPlan plan, GridJob job) {
    this.plan = plan;
    this.grid = plan.grid();
    this.job = job;
  }

  List<Alternative> list() {
    List<Alternative> alternatives = new ArrayList<>();
    String jobId = job.job().jobId();
    int current = plan.slotted().equipmentOf(job.index());
    job.equipment().stream()
        .filter(index -> index != current && !job.startsOn(unit(index)).isEmpty())
        .sorted(Comparator.comparing((Integer index) -> energyCost(unit(index), cheapest(index))))
        .limit(MOST_EQUIPMENT)
        .sorted()
        .forEach(
            index ->
                alternatives.add(
                    new Alternative(jobId, unit(index).equipment().equipmentId(), null, "")));
    Set<Integer> asked = new HashSet<>(List.of(plan.slotted().startOf(job.index())));
    addStart(alternatives, asked, cheapest(current), "cheapest energy");
    Baseline fifo = FifoBaseline.plan(grid);
    if (fifo != null && job.mayStartAt(fifo.schedule().startOf(job.index()))) {
      addStart(alternatives, asked, fifo.schedule().startOf(job.index()), "as first in, first out");
    }
    addStart(alternatives, asked, job.startsOn(unit(current)).nextSetBit(0), "as early as it may");
    return alternatives;
  }

  private void addStart(List<Alternative> alternatives, Set<Integer> asked, int slot, String why) {
    if (asked.add(slot)) {
      alternatives.add(new Alternative(job.job().jobId(), null, grid.time().startOf(slot), why));
    }
  }

  private GridEquipment unit(int index) {
    return grid.equipment().get(index);
  }

  private int cheapest(int equipment) {
    BitSet starts = job.startsOn(unit(equipment));
    return starts.stream()
        .boxed()
        .min(Comparator.comparing(start -> energyCost(unit(equipment), start)))
        .orElseThrow();
  }

  private BigDecimal energyCost(GridEquipment unit, int start) {
    return ratedEnergyCost(grid, job, unit, start);
  }

  /** Money for a job's heat on an equipment from a start, at rated efficiency. */
  static BigDecimal ratedEnergyCost(PlantGrid grid, GridJob job, GridEquipment unit, int start) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int k = 0; k < job.durationSlots(); k++) {
      BigDecimal inputKw = InputCurve.ratedInputKw(unit.equipment(), job.heatKw(k));
      cost =
          cost.add(
              grid.energyKwh(inputKw).multiply(unit.pricePerKwh(start + k), DECIMAL128),
              DECIMAL128);
    }
    return cost;
  }
}
