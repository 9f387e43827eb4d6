package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.plants.RandomPlants;
import io.heatscheduler.testkit.plants.RandomTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tariffs with tiers, floors, intervals, percentages and minimums on tiny plants: the search's cost
 * is the bill's, and the bound is below every plan that enumeration finds.
 */
class TariffTermsAgainstEnumerationTest {
  private static final int SEEDS = 400;
  private static final int MOST_PLANS = 1_200;
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.0001");

  private final Map<RandomTerms.Term, Integer> drawn = new EnumMap<>(RandomTerms.Term.class);

  @Test
  void noPlanCostsLessThanTheBoundAndTheSearchFindsNearlyTheCheapest() {
    int plants = 0;
    int cheapest = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Plant plant = RandomPlants.tiny(seed);
      RandomTerms terms = new RandomTerms(seed);
      Outcome<PlantGrid> laid = PlantGrid.of(terms.on(plant));
      if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, var told))
          || PlannedTerms.areLinear(grid)
          || !grid.conflicts().isEmpty()
          || plans(grid) > MOST_PLANS) {
        continue;
      }
      BigDecimal[] least = {null};
      eachPlan(grid, schedule -> least[0] = lower(least[0], cost(grid, schedule)));
      OptimizerResult result = optimize(grid);
      SlottedSchedule found = result.schedule();
      if (least[0] == null) {
        continue;
      }
      String name = "plant of seed " + seed + " with " + terms.drawn();
      if (result.bound() != null) {
        assertThat(result.bound()).as(name).isLessThanOrEqualTo(least[0].add(SIX_DECIMALS));
      }
      plants++;
      if (found == null) {
        continue; // the search alone, without its exact solver, misses some
      }
      Bill bill = CostCalculator.price(grid, found);
      assertThat(ScheduleVerifier.verify(grid, found.toSchedule(grid))).as(name).isEmpty();
      assertThat(result.searchObjective())
          .as(name)
          .isCloseTo(bill.planCost(), Offset.offset(result.tolerance()));
      for (Breakdown breakdown : List.of(bill.byJob(), bill.byEquipment(), bill.byPeriod())) {
        assertThat(breakdown.total()).as(name).isEqualByComparingTo(bill.planCost());
        assertThat(rounding(breakdown)).as(name).isLessThan(new BigDecimal("0.001"));
      }
      terms.drawn().forEach(term -> drawn.merge(term, 1, Integer::sum));
      boolean best = bill.planCost().compareTo(least[0].add(SIX_DECIMALS)) <= 0;
      cheapest += best ? 1 : 0;
      assertThat(best || !result.provenOptimal()).as(name).isTrue();
    }
    assertThat(plants).isGreaterThan(60);
    assertThat(cheapest).as("cheapest of %s", plants).isGreaterThanOrEqualTo(plants * 8 / 10);
    for (RandomTerms.Term term : RandomTerms.Term.values()) {
      assertThat(drawn.getOrDefault(term, 0)).as(term.name()).isGreaterThanOrEqualTo(10);
    }
  }

  private static BigDecimal rounding(Breakdown breakdown) {
    return breakdown.entries().stream()
        .filter(entry -> entry.kind() == Breakdown.Kind.ROUNDING)
        .map(entry -> entry.amount().abs())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal lower(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other : other == null ? one : one.min(other);
  }

  /** Cost of a plan; null if it breaks a limit. */
  private static @Nullable BigDecimal cost(PlantGrid grid, SlottedSchedule schedule) {
    return ScheduleVerifier.verify(grid, schedule.toSchedule(grid)).isEmpty()
        ? CostCalculator.price(grid, schedule).planCost()
        : null;
  }

  private static OptimizerResult optimize(PlantGrid grid) {
    return new HybridOptimizer(null)
        .optimize(
            grid,
            new OptimizerSettings(Duration.ofSeconds(60), 20L, 0, 1),
            null,
            progress -> {},
            new Cancellation());
  }

  /** Ways to place the jobs, times a few ways to stay on. */
  private static double plans(PlantGrid grid) {
    double plans = 1;
    for (GridJob job : grid.jobs()) {
      int starts = 0;
      for (int e : job.equipment()) {
        starts += job.startsOn(grid.equipment().get(e)).cardinality();
      }
      plans *= Math.max(1, starts);
    }
    return plans * grid.equipment().size();
  }

  /** Every placement, each with equipment on as little as possible, and on from first to last. */
  private static void eachPlan(PlantGrid grid, Consumer<SlottedSchedule> check) {
    int jobs = grid.jobs().size();
    place(grid, 0, new int[jobs], new int[jobs], check);
  }

  private static void place(
      PlantGrid grid, int job, int[] equipment, int[] start, Consumer<SlottedSchedule> check) {
    if (job == equipment.length) {
      withPatterns(grid, equipment, start, check);
      return;
    }
    GridJob laid = grid.jobs().get(job);
    for (int e : laid.equipment()) {
      for (int s : laid.startsOn(grid.equipment().get(e)).stream().toArray()) {
        equipment[job] = e;
        start[job] = s;
        place(grid, job + 1, equipment, start, check);
      }
    }
  }

  private static void withPatterns(
      PlantGrid grid, int[] equipment, int[] start, Consumer<SlottedSchedule> check) {
    List<BitSet> busy = new ArrayList<>();
    grid.equipment().forEach(unit -> busy.add(new BitSet()));
    for (int j = 0; j < equipment.length; j++) {
      busy.get(equipment[j]).set(start[j], start[j] + grid.jobs().get(j).durationSlots());
    }
    List<BitSet> bridged = new ArrayList<>();
    List<BitSet> longer = new ArrayList<>();
    for (int e = 0; e < busy.size(); e++) {
      BitSet all = (BitSet) busy.get(e).clone();
      BitSet run = (BitSet) busy.get(e).clone();
      if (!all.isEmpty()) {
        all.set(all.nextSetBit(0), all.length());
        int least = grid.equipment().get(e).minRunSlots();
        run.set(
            run.nextSetBit(0),
            Math.min(grid.slotCount(), Math.max(run.length(), run.nextSetBit(0) + least)));
      }
      bridged.add(all);
      longer.add(run);
    }
    for (List<BitSet> on : List.of(busy, bridged, longer)) {
      check.accept(new SlottedSchedule(equipment.clone(), start.clone(), copy(on)));
    }
  }

  private static List<BitSet> copy(List<BitSet> sets) {
    return Arrays.asList(sets.stream().map(set -> (BitSet) set.clone()).toArray(BitSet[]::new));
  }
}
