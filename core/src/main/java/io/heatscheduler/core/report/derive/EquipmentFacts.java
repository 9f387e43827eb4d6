package io.heatscheduler.core.report.derive;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Input, starts and idling of the heaters, and the one that is on longest. */
final class EquipmentFacts {
  private final ReportedRun run;
  private final PlantGrid grid;

  EquipmentFacts(ReportedRun run) {
    this.run = run;
    this.grid = run.grid();
  }

  void addTo(Facts.Builder facts) {
    Dispatch fifo = run.fifo() == null ? null : Dispatch.of(grid, run.fifo().baseline().schedule());
    facts.put(
        "plan.heaters_active",
        grid.equipment().stream().filter(unit -> unit.equipment().isActive()).count());
    facts.put(
        "plan.heaters",
        grid.jobs().stream()
            .map(job -> run.schedule().equipmentOf(job.index()))
            .distinct()
            .count());
    facts.put("energy.input", sum(inputByFuel(run.dispatch())));
    facts.put("starts.plan", starts(run.dispatch()));
    facts.put("idle.plan", idleKwh(run.dispatch()));
    if (fifo != null) {
      facts.put("energy.input_fifo", sum(inputByFuel(fifo)));
      facts.put("starts.fifo", starts(fifo));
      facts.put("idle.fifo", idleKwh(fifo));
    }
    addFuels(fifo, facts);
    addBusiest(facts);
  }

  private void addFuels(@Nullable Dispatch fifo, Facts.Builder facts) {
    Map<String, BigDecimal> plan = inputByFuel(run.dispatch());
    Map<String, BigDecimal> before = fifo == null ? Map.of() : inputByFuel(fifo);
    int position = 0;
    for (Map.Entry<String, BigDecimal> input : plan.entrySet()) {
      BigDecimal inputBefore = before.getOrDefault(input.getKey(), BigDecimal.ZERO);
      if (input.getValue().signum() == 0 && inputBefore.signum() == 0) {
        continue;
      }
      position++;
      facts.put("fuel." + position + ".name", input.getKey());
      facts.put("fuel." + position + ".input_plan", input.getValue());
      if (fifo != null) {
        facts.put("fuel." + position + ".input_fifo", inputBefore);
      }
    }
  }

  private Map<String, BigDecimal> inputByFuel(Dispatch dispatch) {
    Map<String, BigDecimal> input = new TreeMap<>();
    for (GridEquipment unit : grid.equipment()) {
      BigDecimal energy = BigDecimal.ZERO;
      for (int slot = 0; slot < grid.slotCount(); slot++) {
        if (dispatch.draws(unit.index(), slot)) {
          energy = energy.add(grid.energyKwh(dispatch.inputKw(unit.index(), slot)), DECIMAL128);
        }
      }
      input.merge(unit.equipment().fuelType(), energy, (one, other) -> one.add(other, DECIMAL128));
    }
    return input;
  }

  private int starts(Dispatch dispatch) {
    return grid.equipment().stream()
        .mapToInt(unit -> dispatch.starts(unit.index()).cardinality())
        .sum();
  }

  private BigDecimal idleKwh(Dispatch dispatch) {
    BigDecimal idle = BigDecimal.ZERO;
    for (GridEquipment unit : grid.equipment()) {
      for (int slot = 0; slot < grid.slotCount(); slot++) {
        if (dispatch.draws(unit.index(), slot)) {
          idle = idle.add(dispatch.inputKwh(unit.index(), slot, EnergyUse.IDLE), DECIMAL128);
        }
      }
    }
    return idle;
  }

  private void addBusiest(Facts.Builder facts) {
    GridEquipment busiest = null;
    int most = 0;
    for (GridEquipment unit : grid.equipment()) {
      int slots = run.schedule().on().get(unit.index()).cardinality();
      if (slots > most) {
        most = slots;
        busiest = unit;
      }
    }
    if (busiest == null) {
      return;
    }
    int index = busiest.index();
    String id = busiest.equipment().equipmentId();
    facts.put("heater.busiest.name", id);
    facts.put("heater.busiest.on", Duration.ofMinutes((long) most * grid.time().slotMinutes()));
    facts.put(
        "heater.busiest.jobs",
        grid.jobs().stream().map(GridJob::index).filter(job -> on(job) == index).count());
    facts.put(
        "heater.busiest.cost",
        run.bill().byEquipment().entries().stream()
            .filter(entry -> entry.kind() == Breakdown.Kind.EQUIPMENT && entry.key().equals(id))
            .map(Breakdown.Entry::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private int on(int job) {
    return run.schedule().equipmentOf(job);
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts) {
    return amounts.values().stream()
        .reduce(BigDecimal.ZERO, (one, other) -> one.add(other, DECIMAL128));
  }
}
