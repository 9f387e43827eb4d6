package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.repair.Repair;
import io.heatscheduler.agents.repair.RepairAdvisor;
import io.heatscheduler.core.change.AddedShift;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlanExistence;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Repairs of infeasible tiny plants: sufficient, no larger than needed, priced right. */
class RepairsAgainstOracleTest {
  private static final double MOST_PLACEMENTS = 60_000;
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");
  private static final OptimizerSettings SETTINGS =
      new OptimizerSettings(Duration.ofSeconds(60), 3_000L, 0, 1);

  private final Map<RelaxKind, Integer> found = new EnumMap<>(RelaxKind.class);
  private int smaller;
  private int hopeless;
  private int proven;

  /** Every second plant, to keep the run short. */
  @Test
  void aRepairSufficesASmallerOneDoesNotAndAKindWithoutOneCannotHelp() {
    try (SolverProcess process = new SolverProcess(WorkerSettings.ofThisProgram())) {
      RepairAdvisor advisor =
          new RepairAdvisor(new HybridOptimizer(process), new PlanExistence(process));
      TinyCases.each(
          tiny -> {
            if (tiny.result() instanceof OracleResult.Infeasible) {
              check(
                  tiny.plant(),
                  advisor.smallestOfEachKind(tiny.grid(), SETTINGS, new Cancellation()));
            }
          });
    }
    assertThat(found.keySet()).isEqualTo(EnumSet.allOf(RelaxKind.class));
    assertThat(smaller).as("smaller changes tried").isGreaterThan(30);
    assertThat(hopeless).as("kinds that cannot help").isGreaterThan(20);
    int repairs = found.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(proven)
        .as("of %s repairs proven the smallest", repairs)
        .isGreaterThan(repairs * 9 / 10);
  }

  private void check(Plant plant, List<Repair> repairs) {
    Set<RelaxKind> helps = EnumSet.noneOf(RelaxKind.class);
    for (Repair repair : repairs) {
      helps.add(repair.kind());
      found.merge(repair.kind(), 1, Integer::sum);
      proven += repair.smallest() ? 1 : 0;
      assertThat(repair.words()).hasSameSizeAs(repair.changes()).isNotEmpty();
      Plant changed = PlantChange.applyAll(repair.changes(), plant);
      if (isTiny(changed)) {
        OracleResult result = BruteForceOracle.solve(changed);
        assertThat(result).as(repair.words().toString()).isInstanceOf(OracleResult.Optimum.class);
        BigDecimal cheapest = ((OracleResult.Optimum) result).cost().toDecimal();
        assertThat(repair.planCost()).isGreaterThanOrEqualTo(cheapest.subtract(SIX_DECIMALS));
        if (repair.bound() != null) {
          assertThat(repair.bound()).isLessThanOrEqualTo(cheapest.add(SIX_DECIMALS));
        }
      }
      if (repair.smallest()) {
        for (List<PlantChange> less : smaller(repair.changes(), plant)) {
          Plant almost = PlantChange.applyAll(less, plant);
          if (isTiny(almost)) {
            assertThat(BruteForceOracle.solve(almost))
                .as("%s instead of %s", less, repair.changes())
                .isInstanceOf(OracleResult.Infeasible.class);
            smaller++;
          }
        }
      }
    }
    for (RelaxKind kind : RelaxKind.values()) {
      Plant lifted = RelaxKind.lift(Set.of(kind), plant);
      if (kind.binds(plant) && !helps.contains(kind) && isTiny(lifted)) {
        assertThat(BruteForceOracle.solve(lifted))
            .as(kind.published())
            .isInstanceOf(OracleResult.Infeasible.class);
        hopeless++;
      }
    }
  }

  /** Every list of changes in which one is a step smaller, or left out. */
  private static List<List<PlantChange>> smaller(List<PlantChange> changes, Plant plant) {
    List<List<PlantChange>> all = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      for (List<PlantChange> instead : smaller(changes.get(i), plant)) {
        List<PlantChange> less = new ArrayList<>(changes);
        less.remove(i);
        less.addAll(i, instead);
        all.add(less);
      }
    }
    return all;
  }

  private static List<List<PlantChange>> smaller(PlantChange change, Plant plant) {
    Duration slot = Duration.ofMinutes(plant.horizon().slotMinutes());
    return switch (change) {
      case LaterDeadline(String job, Duration by) when by.compareTo(slot) > 0 ->
          List.of(List.of(new LaterDeadline(job, by.minus(slot))));
      case HigherPeakLimit(Power by) when by.kilowatts().compareTo(new BigDecimal("0.01")) > 0 ->
          List.of(
              List.of(
                  new HigherPeakLimit(new Power(by.kilowatts().subtract(new BigDecimal("0.01"))))));
      case ReleasedMaintenance(String unit, Interval span)
          when Duration.between(span.start(), span.end()).compareTo(slot) > 0 ->
          List.of(
              List.of(
                  new ReleasedMaintenance(unit, new Interval(span.start().plus(slot), span.end()))),
              List.of(
                  new ReleasedMaintenance(
                      unit, new Interval(span.start(), span.end().minus(slot)))));
      case AddedShift(Shift shift) when shift.operators() > 1 ->
          List.of(
              List.of(
                  new AddedShift(
                      new Shift(
                          shift.name(),
                          shift.days(),
                          shift.window(),
                          shift.operators() - 1,
                          shift.notOnHolidays()))));
      default -> List.of(List.of());
    };
  }

  private static boolean isTiny(Plant plant) {
    return BruteForceOracle.placements(plant) <= MOST_PLACEMENTS;
  }
}
