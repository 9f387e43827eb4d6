package io.heatscheduler.bench.generate;

import io.heatscheduler.core.equipment.EquipmentType;
import java.util.random.RandomGenerator;

/**
 * A heater drawn at random.
 *
 * @param type electric, heat pump or gas boiler
 * @param batch one job at a time
 * @param capacityKw highest heat output
 * @param minLoadKw lowest heat output while on; 0 if batch
 * @param efficiencyPermille heat per input in thousandths
 * @param startCost wear of a start
 * @param downFrom first slot of its maintenance
 * @param downTo first slot after its maintenance; the same as {@code downFrom}: none
 */
record HeaterDraw(
    EquipmentType type,
    boolean batch,
    int capacityKw,
    int minLoadKw,
    int efficiencyPermille,
    int startCost,
    int downFrom,
    int downTo) {
  private static final int[] CAPACITIES_KW = {200, 300, 400, 600};
  private static final int[] MIN_LOAD_PERCENT = {0, 15, 30};
  private static final int[] START_COSTS = {0, 2, 5, 12};
  private static final int HEAT_PUMP_PERCENT = 15;
  private static final int MAINTENANCE_PERCENT = 60;

  static HeaterDraw of(Flavour flavour, int slots, RandomGenerator random) {
    int kind = random.nextInt(100);
    EquipmentType type =
        kind < flavour.boilerShare()
            ? EquipmentType.GAS_BOILER
            : kind < flavour.boilerShare() + HEAT_PUMP_PERCENT
                ? EquipmentType.HEAT_PUMP
                : EquipmentType.ELECTRIC;
    boolean batch = random.nextInt(100) < flavour.batchShare();
    int capacity = one(CAPACITIES_KW, random);
    int hours = random.nextInt(100) < MAINTENANCE_PERCENT ? 2 * (1 + random.nextInt(3)) : 0;
    int downFrom = random.nextInt(slots - 4 * hours);
    return new HeaterDraw(
        type,
        batch,
        capacity,
        batch ? 0 : capacity * one(MIN_LOAD_PERCENT, random) / 100,
        switch (type) {
          case GAS_BOILER -> random.nextInt(780, 900);
          case HEAT_PUMP -> random.nextInt(2_200, 3_400);
          default -> random.nextInt(900, 980);
        },
        one(START_COSTS, random),
        downFrom,
        downFrom + 4 * hours);
  }

  static int one(int[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  boolean electric() {
    return type != EquipmentType.GAS_BOILER;
  }

  /** Whether maintenance touches [from, to). */
  boolean isDown(int from, int to) {
    return downFrom < to && from < downTo;
  }
}
