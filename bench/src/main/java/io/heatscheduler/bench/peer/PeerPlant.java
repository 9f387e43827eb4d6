package io.heatscheduler.bench.peer;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.InputCurve;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.publish.Document;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A plant's numbers over its slots, in a neutral form that any modelling tool can read.
 *
 * <p>Holds what the generated plants have; a plant with more (curves, standby, predecessors, ...)
 * is refused rather than written incompletely.
 */
final class PeerPlant {
  private PeerPlant() {}

  /**
   * The numbers.
   *
   * @throws IllegalArgumentException if the plant has something the form lacks
   */
  static Document of(PlantGrid grid) {
    List<LocalDate> days = grid.dates().stream().distinct().toList();
    BigDecimal peak = grid.contractualPeakKw();
    return Document.with()
        .put("slots", grid.slotCount())
        .put("slot_hours", grid.energyKwh(BigDecimal.ONE))
        .put("day_of_slot", grid.dates().stream().map(date -> (Object) days.indexOf(date)).toList())
        .put("base_load_kw", grid.baseLoadKw())
        .put("peak_limit_kw", peak)
        .put("operators", grid.operators())
        .put("fixed_cost", fixedCost(grid, days.size()))
        .put("demand", grid.rates().demandComponents().stream().map(PeerPlant::demand).toList())
        .put("equipment", grid.equipment().stream().map(unit -> equipment(grid, unit)).toList())
        .put("jobs", grid.jobs().stream().map(job -> job(grid, job)).toList())
        .build();
  }

  private static BigDecimal fixedCost(PlantGrid grid, int days) {
    return grid.plant().tariff().fixedChargePerDay().multiply(BigDecimal.valueOf(days));
  }

  private static Document demand(DemandComponent component) {
    return Document.with()
        .put("rate", component.ratePerKw())
        .put("floor_kw", component.floorKw())
        .put("slots", slots(component.slots()))
        .build();
  }

  private static Document equipment(PlantGrid grid, GridEquipment unit) {
    Equipment equipment = unit.equipment();
    boolean plain =
        equipment.efficiency().loadCurve().isEmpty()
            && equipment.efficiency().outdoorCurve().isEmpty()
            && equipment.standby().kilowatts().signum() == 0
            && equipment.startupEnergy().kilowattHours().signum() == 0
            && equipment.shutdownCost().signum() == 0
            && equipment.capacities().isEmpty()
            && equipment.transitions().equals(Transitions.INSTANT)
            && unit.turnaroundSlots() == 0
            && !equipment.initiallyOn();
    if (!plain) {
      throw new IllegalArgumentException(
          equipment.equipmentId() + " has a curve, standby, start-up energy or another extra");
    }
    Integer starts = equipment.maxStartsPerDay();
    List<Object> available = new ArrayList<>();
    for (int t = 0; t < grid.slotCount(); t++) {
      available.add(unit.isAvailable(t));
    }
    return Document.with()
        .put("batch", equipment.mode() == OperatingMode.BATCH)
        .put("electric", equipment.isElectric())
        .put("capacity_kw", equipment.capacity().kilowatts())
        .put("min_load_kw", equipment.minLoad().kilowatts())
        .put("input_per_heat", InputCurve.ratedInputKw(equipment, BigDecimal.ONE))
        .put("startup_cost", equipment.startupCost())
        .put("min_run_slots", Math.max(1, unit.minRunSlots()))
        .put("max_starts_per_day", starts == null ? grid.slotCount() : starts)
        .put("available", available)
        .put("price", List.of((Object[]) unit.pricePerKwh()))
        .build();
  }

  private static Document job(PlantGrid grid, GridJob job) {
    if (!job.predecessors().isEmpty()) {
      throw new IllegalArgumentException(job.job().jobId() + " has predecessors");
    }
    List<Object> starts = new ArrayList<>();
    for (int e : job.equipment()) {
      starts.add(List.of(e, slots(job.startsOn(grid.equipment().get(e)))));
    }
    return Document.with()
        .put("operators", job.job().operatorsRequired())
        .put("heat_kw", Arrays.asList((Object[]) job.heatKw()))
        .put("starts", starts)
        .build();
  }

  private static List<Object> slots(BitSet set) {
    return set.stream().boxed().map(slot -> (Object) slot).toList();
  }
}
