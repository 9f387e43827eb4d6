package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Seeded random times between off and on, and standby states, for the equipment of a problem. */
public final class RandomResting {
  private static final long KILOWATT = 1_000_000_000L;

  private RandomResting() {}

  /** The problem with gaps that matter; equipment may be on wherever it could before. */
  public static Problem on(Problem problem, long seed) {
    Random random = new Random(seed * 17 + 3);
    List<Equipment> units = new ArrayList<>();
    for (Equipment unit : problem.equipment()) {
      List<RestState> states = new ArrayList<>();
      states.add(state(random, 0));
      for (int k = random.nextInt(3); k > 0; k--) {
        states.add(state(random, random.nextInt(8) * KILOWATT));
      }
      BitSet usable = unit.available();
      if (random.nextInt(3) == 0) {
        usable.clear(random.nextInt(problem.slots()));
      }
      units.add(
          new Equipment(
              unit.id(),
              unit.electric(),
              unit.batch(),
              unit.turnaroundSlots(),
              unit.capacity(),
              unit.minLoad(),
              unit.standby(),
              0,
              unit.startupCost(),
              unit.shutdownCost(),
              unit.minRunSlots(),
              unit.maxStartsPerDay(),
              unit.startsToday(),
              unit.initiallyOn(),
              unit.mustStayOnSlots(),
              unit.curve(),
              unit.inputScale(),
              unit.pricePerKwh(),
              usable,
              unit.dimensionCapacity(),
              new Resting(states, usable)));
    }
    return problem.with(units, problem.jobs());
  }

  private static RestState state(Random random, long holding) {
    int down = random.nextInt(3);
    return new RestState(
        down,
        random.nextInt(3),
        down == 0 ? 0 : random.nextInt(20) * KILOWATT,
        random.nextInt(40) * KILOWATT,
        holding);
  }
}
