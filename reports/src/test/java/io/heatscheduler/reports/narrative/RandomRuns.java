package io.heatscheduler.reports.narrative;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.cost.ScheduleAnalysis;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.relax.Violations;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunHashes;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Facts of runs over random tiny plants: cheapest plans, plans first in, first out with the limits
 * they break, with and without bound, values of freedom and forecast.
 */
final class RandomRuns {
  static final int SEEDS = 300;

  private RandomRuns() {}

  /** Facts of every seed whose plant has a plan or a first-in-first-out schedule. */
  static List<Facts> all() {
    return IntStream.range(0, SEEDS)
        .parallel()
        .mapToObj(RandomRuns::of)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Facts> of(int seed) {
    Plant plant = RandomPlants.tiny(seed);
    PlantGrid grid = PlantGrid.of(plant).orThrow();
    if (!grid.conflicts().isEmpty()) {
      return List.of();
    }
    Random random = new Random(seed);
    Baseline fifo = FifoBaseline.plan(grid);
    List<Facts> facts = new ArrayList<>();
    if (BruteForceOracle.solve(plant) instanceof OracleResult.Optimum optimum) {
      SlottedSchedule cheapest = ScheduleVerifier.slotted(grid, optimum.plan()).orThrow();
      CostAnalysis analysis =
          ScheduleAnalysis.of(grid, cheapest, random.nextInt(8) == 0 ? null : fifo);
      facts.add(facts(analysis, grid, random));
    }
    if (fifo != null && (!fifo.feasible() || random.nextInt(6) == 0)) {
      CostAnalysis relaxed =
          ScheduleAnalysis.of(grid, fifo.schedule(), fifo)
              .relaxed(grid, Violations.of(grid, fifo.schedule(), plant.relaxPricesOrDefault()));
      facts.add(facts(relaxed, grid, random));
    }
    return facts;
  }

  private static Facts facts(CostAnalysis analysis, PlantGrid grid, Random random) {
    ReportedRun run =
        FinishedRun.of(
            grid.time().start(),
            analysis,
            search(analysis, random),
            new RunHashes(hash(), hash(), hash()),
            IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> Finding.warning("W" + i, Location.NONE, "Look at this.", ""))
                .toList());
    return RunFacts.of(run, flexibility(grid, random), forecast(grid, random));
  }

  private static SearchRecord search(CostAnalysis analysis, Random random) {
    BigDecimal bound =
        switch (random.nextInt(4)) {
          case 0 -> null;
          case 1 -> analysis.total();
          default -> analysis.total().subtract(amount(random, 300));
        };
    String status = bound != null && bound.equals(analysis.total()) ? "optimal" : "feasible";
    return new SearchRecord(status, bound, "work_limit", "test", 1, 1, "test", List.of());
  }

  private static List<FlexibilityValue> flexibility(PlantGrid grid, Random random) {
    String job = grid.jobs().getFirst().job().jobId();
    String heater = grid.equipment().getFirst().equipment().equipmentId();
    List<PlantChange> changes =
        List.of(
            new HigherPeakLimit(Power.ofKilowatts(50)),
            new LaterDeadline(job, Duration.ofMinutes(60L + 15 * random.nextInt(5))),
            new MoreOperators("early", 1 + random.nextInt(3)),
            new MoreStartsPerDay(heater, 1 + random.nextInt(2)),
            new AllowedEquipment(job, heater),
            new ReleasedMaintenance(heater, new Interval(grid.time().start(), grid.time().end())));
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(
            i ->
                new FlexibilityValue(
                    changes.get(random.nextInt(changes.size())),
                    amount(random, 40),
                    random.nextBoolean() ? BigDecimal.ZERO : amount(random, 20),
                    random.nextBoolean() ? null : amount(random, 90)))
        .toList();
  }

  private static @Nullable Forecast forecast(PlantGrid grid, Random random) {
    BigDecimal cost = amount(random, 9_000);
    Forecast.Range range =
        random.nextInt(4) == 0
            ? new Forecast.Range(cost, cost, cost)
            : new Forecast.Range(
                cost.subtract(amount(random, 500)), cost, cost.add(amount(random, 500)));
    return switch (random.nextInt(4)) {
      case 0 -> new Forecast.NotEnoughHistory(random.nextInt(3), 28);
      case 1 ->
          new Forecast.Expected(
              List.of(),
              List.of(
                  new Forecast.Week(
                      grid.time().dateOf(0).plusDays(2),
                      1 + random.nextInt(7),
                      amount(random, 5_000),
                      range,
                      random.nextBoolean() ? null : range,
                      Forecast.Spread.SUM_OF_DAYS)),
              40,
              0,
              0,
              new Forecast.BacktestError(12, new BigDecimal("8.25"), null, null));
      default -> null;
    };
  }

  private static BigDecimal amount(Random random, int most) {
    return BigDecimal.valueOf(1 + random.nextInt(most * 1_000), 3);
  }

  private static Sha256 hash() {
    return new Sha256("0".repeat(64));
  }
}
