package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Draws tiny plants whose equipment takes time to heat up and cool down, waits in standby states
 * and must be off at the end. Apart from {@link RandomPlants}, so that those stay as they are.
 */
public final class SlowPlants {
  /** Other keys that meet these ones in the rules. */
  private static final List<PlantKey> BESIDE =
      List.of(
          PlantKey.CONTRACTUAL_PEAK,
          PlantKey.MIN_LOAD,
          PlantKey.FUEL,
          PlantKey.MIN_RUN,
          PlantKey.MAX_STARTS,
          PlantKey.STARTS_TODAY,
          PlantKey.INITIALLY_ON,
          PlantKey.STARTUP_COST,
          PlantKey.SHUTDOWN_COST,
          PlantKey.STANDBY,
          PlantKey.BATCH,
          PlantKey.TURNAROUND,
          PlantKey.UNAVAILABLE,
          PlantKey.DEMAND_CHARGES,
          PlantKey.DEMAND_RATE,
          PlantKey.MONTH_END,
          PlantKey.PRICES,
          PlantKey.PREDECESSORS);

  private SlowPlants() {}

  /**
   * A plant of at most 8 slots, not necessarily feasible.
   *
   * @param seed 0 or more
   * @param standby whether equipment may have standby states
   */
  public static Plant tiny(long seed, boolean standby) {
    for (int attempt = 0; ; attempt++) {
      Draw draw = new Draw(seed * 1_000 + attempt + 500_000_000L);
      Set<PlantKey> wished = EnumSet.of(draw.of(BESIDE), draw.of(BESIDE));
      PlantDraft draft = TinyPlants.ground(draw, wished);
      wished.forEach(key -> key.drawInto(draft, draw));
      if (draft.slots > 8 || draft.equipment.size() > 2) {
        continue;
      }
      for (EquipmentDraft heater : draft.equipment) {
        if (heater.startupEnergyKwh.signum() == 0 && draw.percent(80)) {
          heater.startupEnergyKwh = draw.perSlot(draft.slotMinutes, 5, 60);
        }
        if (heater.minLoadKw.signum() == 0 && draw.percent(50)) {
          heater.minLoadKw = draw.multiple("5", 1, 6).min(heater.capacityKw);
        }
        heater.transitions = transitions(draft, draw, standby);
      }
      Plant plant = draft.build();
      if (BruteForceOracle.placements(plant) <= RandomPlants.MAX_TINY_PLACEMENTS) {
        return plant;
      }
    }
  }

  /** The plant with equipment that goes on and off at once. */
  public static Plant instant(Plant plant) {
    return plant.withEquipment(
        plant.equipment().stream().map(unit -> unit.withTransitions(Transitions.INSTANT)).toList());
  }

  private static Transitions transitions(PlantDraft draft, Draw draw, boolean standby) {
    int up = minutes(draft, draw);
    int down = draw.percent(60) ? minutes(draft, draw) : 0;
    BigDecimal downKwh = down > 0 ? draw.perSlot(draft.slotMinutes, 0, 30) : BigDecimal.ZERO;
    List<StandbyState> states = new ArrayList<>();
    int number = standby ? draw.of(List.of(1, 1, 2)) : 0;
    for (int s = 1; s <= number; s++) {
      int enter = draw.percent(40) ? minutes(draft, draw) : 0;
      states.add(
          new StandbyState(
              "warm" + s,
              new Power(draw.multiple("0.5", 0, 20)),
              enter,
              new Energy(enter > 0 ? draw.perSlot(draft.slotMinutes, 0, 10) : BigDecimal.ZERO),
              draw.percent(60) ? minutes(draft, draw) : 0,
              new Energy(draw.perSlot(draft.slotMinutes, 0, 20))));
    }
    return new Transitions(up, down, new Energy(downKwh), draw.percent(30), states);
  }

  /** Up to two slots, not always whole ones. */
  private static int minutes(PlantDraft draft, Draw draw) {
    int slots = draw.of(List.of(0, 1, 1, 2));
    int odd = slots > 0 && draw.percent(20) ? draw.between(1, draft.slotMinutes - 1) : 0;
    return slots * draft.slotMinutes - odd;
  }
}
