package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded random prices beside the bill, of every kind, for a random problem. */
public final class RandomSoftTerms {
  private static final long MOST = 300_000_000L;

  private RandomSoftTerms() {}

  /** The problem with random soft terms, always at least one. */
  public static Problem on(Problem problem, long seed) {
    Random random = new Random(seed * 31 + 5);
    Map<SoftTerms.Place, SlotPrices> starts = new HashMap<>();
    for (int j = 0; j < problem.jobs().size(); j++) {
      SlotPrices shared = prices(random, problem.slots());
      for (Job.Option option : problem.jobs().get(j).options()) {
        if (random.nextInt(3) > 0) {
          starts.put(new SoftTerms.Place(j, option.equipment()), shared);
        }
      }
    }
    Map<Integer, SlotPrices> on = new HashMap<>();
    for (int e = 0; e < problem.equipment().size(); e++) {
      if (random.nextBoolean()) {
        on.put(e, prices(random, problem.slots()));
      }
    }
    List<DemandComponent> peaks = new ArrayList<>();
    if (random.nextBoolean()) {
      peaks.add(
          new DemandComponent(
              "limit",
              problem.allSlots(),
              1 + random.nextInt(5),
              random.nextInt(80) * 1_000_000_000L));
    }
    boolean staffed = random.nextBoolean();
    return problem.withSoft(
        new SoftTerms(starts, on, staffed ? prices(random, problem.slots()) : null, peaks));
  }

  private static SlotPrices prices(Random random, int slots) {
    long[] units = new long[slots];
    for (int t = 0; t < slots; t++) {
      units[t] = random.nextInt(3) == 0 ? 0 : random.nextLong(MOST);
    }
    return SlotPrices.ofUnits(units);
  }
}
