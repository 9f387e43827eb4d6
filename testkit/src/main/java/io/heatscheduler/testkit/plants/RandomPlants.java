package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws plants from seeds; the same seed gives the same plant everywhere. */
public final class RandomPlants {
  /** Most ways to place a tiny plant's jobs. */
  public static final double MAX_TINY_PLACEMENTS = 4_000;

  /** One seed in this many asks for a plant that no plan can satisfy. */
  public static final int INFEASIBLE_EVERY = 6;

  private static final int DRAWS_FOR_TWO_KEYS = 10;
  private static final int DRAWS_FOR_BOTH = 30;
  private static final int DRAWS_FOR_ONE = 45;

  /** Keys that few plants draw by chance; the rarest twice, those of every plant not at all. */
  private static final List<PlantKey> KEYS_IN_TURN = keysInTurn();

  private RandomPlants() {}

  /**
   * A plant small enough for {@link BruteForceOracle}: 1 to 4 jobs, 1 to 4 heaters (one of them
   * unused), 4 to 12 slots.
   *
   * <p>Seeds count through the keys of the format; each plant is drawn anew until its key binds
   * ({@link PlantKey#binds}; in the first {@value #DRAWS_FOR_TWO_KEYS} draws a second key too) and
   * it is feasible, or infeasible for one seed in {@value #INFEASIBLE_EVERY}. Some keys cannot make
   * a plant infeasible: after {@value #DRAWS_FOR_BOTH} draws one of both is enough, after {@value
   * #DRAWS_FOR_ONE} any plant is.
   *
   * @param seed 0 or more
   */
  public static Plant tiny(long seed) {
    PlantKey key = KEYS_IN_TURN.get((int) (seed % KEYS_IN_TURN.size()));
    PlantKey second = KEYS_IN_TURN.get((int) ((seed * 7 + 11) % KEYS_IN_TURN.size()));
    boolean infeasible = seed % INFEASIBLE_EVERY == INFEASIBLE_EVERY - 1;
    for (int attempt = 0; ; attempt++) {
      Plant plant = draw(new Draw(seed * 1_000 + attempt), key, second);
      if (BruteForceOracle.placements(plant) > MAX_TINY_PLACEMENTS) {
        continue;
      }
      OracleResult result = BruteForceOracle.solve(plant);
      boolean asWanted = result instanceof OracleResult.Infeasible == infeasible;
      boolean enough =
          attempt < DRAWS_FOR_BOTH
              ? asWanted
                  && key.binds(plant, result)
                  && (attempt >= DRAWS_FOR_TWO_KEYS || second.binds(plant, result))
              : attempt > DRAWS_FOR_ONE || asWanted;
      if (enough) {
        return plant;
      }
    }
  }

  private static List<PlantKey> keysInTurn() {
    Set<PlantKey> everywhere =
        EnumSet.of(
            PlantKey.BASE_LOAD,
            PlantKey.CAPACITY,
            PlantKey.EFFICIENCY,
            PlantKey.ENERGY_RATE,
            PlantKey.DEMAND_CHARGES,
            PlantKey.HEAT,
            PlantKey.EARLIEST_START,
            PlantKey.LATEST_END);
    List<PlantKey> keys = new ArrayList<>(EnumSet.complementOf(EnumSet.copyOf(everywhere)));
    keys.addAll(
        List.of(
            PlantKey.CONTRACTUAL_PEAK,
            PlantKey.MONTH_END,
            PlantKey.CLOCK_CHANGE,
            PlantKey.CLOCK_CHANGE,
            PlantKey.SHIFT_DAYS,
            PlantKey.SHIFT_DAYS,
            PlantKey.SHIFT_HOLIDAYS,
            PlantKey.EARLIEST_OFF_GRID,
            PlantKey.SHIFT_HOLIDAYS,
            PlantKey.MIN_RUN,
            PlantKey.STARTUP_ENERGY,
            PlantKey.SHUTDOWN_COST,
            PlantKey.TURNAROUND,
            PlantKey.UNAVAILABLE,
            PlantKey.DEMAND_SEASON,
            PlantKey.ELIGIBLE,
            PlantKey.PREDECESSORS,
            PlantKey.MUST_RUN,
            PlantKey.CANNOT_RUN,
            PlantKey.CANNOT_RUN,
            PlantKey.CAPACITIES,
            PlantKey.PREDECESSORS,
            PlantKey.EARLIEST_OFF_GRID,
            PlantKey.LATEST_OFF_GRID,
            PlantKey.DURATION));
    return List.copyOf(keys);
  }

  private static Plant draw(Draw draw, PlantKey key, PlantKey second) {
    PlantKey[] keys = PlantKey.values();
    Set<PlantKey> wished = EnumSet.of(key, second);
    while (wished.size() < 5 || draw.percent(30)) {
      wished.add(keys[draw.between(0, keys.length - 1)]);
    }
    PlantDraft draft = TinyPlants.ground(draw, wished);
    wished.forEach(wish -> wish.drawInto(draft, draw));
    return draft.build();
  }
}
