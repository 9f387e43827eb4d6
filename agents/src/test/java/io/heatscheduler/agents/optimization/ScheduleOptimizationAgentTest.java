package io.heatscheduler.agents.optimization;

import static io.heatscheduler.agents.cost.SmallPlants.LONG;
import static io.heatscheduler.agents.cost.SmallPlants.job;
import static io.heatscheduler.agents.cost.SmallPlants.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.cost.SmallPlants;
import io.heatscheduler.agents.optimization.OptimizationProduct.NoSchedule;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TerminationReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleOptimizationAgentTest {
  /** An hour that first in, first out runs at 00:00, for 5 EUR; by day it costs 20 EUR. */
  private static final String EARLY = job("A", 100, 60, "00:00", "24:00", "");

  /** Two hours until 10:00; first in, first out has given the furnace away until then. */
  private static final String CROWDED_OUT = job("C", 100, 120, "00:00", "10:00", "");

  private static final Finding WHY = Finding.error("WHY", Location.NONE, "Because.", "Wait.");

  @TempDir private Path folder;

  private static OptimizationProduct run(PlantGrid grid, GivenAnswer solver) {
    return new ScheduleOptimizationAgent(solver)
        .run(
            new OptimizationRequest(
                grid, OptimizerSettings.DEFAULT, ProgressListener.NONE, new Cancellation()),
            new RunContext("test"))
        .orThrow();
  }

  private static OptimizedSchedule found(PlantGrid grid, GivenAnswer solver) {
    OptimizationProduct product = run(grid, solver);
    assertThat(product).isInstanceOf(OptimizedSchedule.class);
    return (OptimizedSchedule) product;
  }

  private static NoSchedule none(PlantGrid grid, GivenAnswer solver) {
    OptimizationProduct product = run(grid, solver);
    assertThat(product).isInstanceOf(NoSchedule.class);
    return (NoSchedule) product;
  }

  @Test
  void aSolverThatFindsNothingLeavesTheFeasibleBaseline() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY);

    OptimizedSchedule product = found(grid, GivenAnswer.nothing(TerminationReason.WORK_LIMIT));

    assertThat(product.schedule().startOf()).containsExactly(0);
    assertThat(product.solverType()).isEqualTo("fifo");
    assertThat(product.searchObjective()).isNull();
    assertThat(product.provenOptimal()).isFalse();
    assertThat(product.terminationReason()).isEqualTo(TerminationReason.WORK_LIMIT);
    assertThat(product.baseline()).isNotNull();
  }

  @Test
  void aScheduleDearerThanTheFeasibleBaselineIsNotTaken() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY);

    OptimizedSchedule product =
        found(grid, GivenAnswer.schedule(g -> schedule(g, 8), new BigDecimal("4")));

    assertThat(product.schedule().startOf()).containsExactly(0);
    assertThat(product.solverType()).isEqualTo("fifo");
    assertThat(product.searchObjective()).isNull();
    assertThat(product.provenOptimal()).isFalse(); // what was proven was about the other schedule
    assertThat(product.bound()).isEqualByComparingTo("4");
  }

  @Test
  void aScheduleAsCheapAsTheBaselineIsTheSolvers() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY);

    OptimizedSchedule product =
        found(grid, GivenAnswer.schedule(g -> schedule(g, 3), new BigDecimal("5")));

    assertThat(product.schedule().startOf()).containsExactly(3);
    assertThat(product.solverType()).isEqualTo("given");
    assertThat(product.searchObjective()).isEqualByComparingTo("5");
    assertThat(product.provenOptimal()).isTrue();
    assertThat(product.workUnits()).isEqualTo(7);
  }

  @Test
  void equipmentThatIdlesForFreeIsOffWithoutAJob() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY, job("B", 100, 60, "00:00", "24:00", ""));

    OptimizedSchedule product =
        found(grid, GivenAnswer.schedule(g -> alwaysOn(schedule(g, 1, 4)), null));

    assertThat(product.schedule().on()).containsExactly(BitSet.valueOf(new long[] {0b10010}));
    assertThat(product.solverType()).isEqualTo("given");
    assertThat(product.provenOptimal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "startup_cost: 2, 1, 5", // a gap that saves a start stays on
    "shutdown_cost: 2, 1, 24", // so does the rest of the day, which saves the shut-down
    "min_run_time_minutes: 540, 1, 10", // and what the shortest run needs
    "max_starts_per_day: 1, 1, 5"
  })
  void idlingThatSavesOrKeepsSomethingStays(String key, int firstOn, int firstOff) {
    PlantGrid grid =
        PlantGrid.of(
                SmallPlants.files(EARLY, job("B", 100, 60, "00:00", "24:00", ""))
                    .change("mode: batch", "mode: batch\n    " + key)
                    .plant(folder)
                    .plant())
            .orThrow();

    OptimizedSchedule product =
        found(grid, GivenAnswer.schedule(g -> alwaysOn(schedule(g, 1, 4)), null));

    BitSet expected = new BitSet();
    expected.set(firstOn, firstOff);
    assertThat(product.schedule().on()).containsExactly(expected);
  }

  @Test
  void idlingThatCostsSomethingIsTheSolversDecision() {
    PlantGrid grid =
        PlantGrid.of(
                SmallPlants.files(LONG, CROWDED_OUT)
                    .change("mode: batch", "mode: batch\n    standby_kw: 1")
                    .plant(folder)
                    .plant())
            .orThrow();
    SlottedSchedule answer = alwaysOn(schedule(grid, 12, 0));

    OptimizedSchedule product = found(grid, GivenAnswer.schedule(g -> answer, null));

    assertThat(product.schedule().on()).isEqualTo(answer.on());
  }

  private static SlottedSchedule alwaysOn(SlottedSchedule schedule) {
    BitSet day = new BitSet();
    day.set(0, 24);
    return new SlottedSchedule(schedule.equipmentOf(), schedule.startOf(), List.of(day));
  }

  @Test
  void theSolverBeginsWithTheBaselineOnlyIfItIsFeasible() {
    GivenAnswer solver = GivenAnswer.nothing(TerminationReason.WORK_LIMIT);
    run(SmallPlants.grid(folder, EARLY), solver);
    run(SmallPlants.grid(folder, LONG, CROWDED_OUT), solver);

    assertThat(solver.starts()).hasSize(2);
    assertThat(solver.starts().getFirst())
        .isNotNull()
        .satisfies(start -> assertThat(start.startOf()).containsExactly(0));
    assertThat(solver.starts().getLast()).isNull();
  }

  @Test
  void anInfeasibleBaselineIsNoFallback() {
    PlantGrid grid = SmallPlants.grid(folder, LONG, CROWDED_OUT);

    NoSchedule product = none(grid, GivenAnswer.nothing(TerminationReason.WALL_LIMIT));

    assertThat(product.provenInfeasible()).isFalse();
    assertThat(product.terminationReason()).isEqualTo(TerminationReason.WALL_LIMIT);
    assertThat(product.reasons()).extracting(Finding::code).containsExactly("NO_SCHEDULE_FOUND");
    assertThat(product.reasons().getFirst().message()).contains("wall_limit");
  }

  @Test
  void aScheduleDearerThanAnInfeasibleBaselineIsTaken() {
    PlantGrid grid = SmallPlants.grid(folder, LONG, CROWDED_OUT);

    OptimizedSchedule product = found(grid, GivenAnswer.schedule(g -> schedule(g, 12, 0), null));

    assertThat(product.schedule().startOf()).containsExactly(12, 0);
    assertThat(product.baseline())
        .isNotNull()
        .satisfies(baseline -> assertThat(baseline.feasible()).isFalse());
  }

  @Test
  void aProofThatNoScheduleExistsKeepsTheSolversReasons() {
    PlantGrid grid = SmallPlants.grid(folder, LONG, CROWDED_OUT);

    NoSchedule product = none(grid, GivenAnswer.nothing(TerminationReason.INFEASIBLE, WHY));

    assertThat(product.provenInfeasible()).isTrue();
    assertThat(product.reasons()).containsExactly(WHY);
  }

  @Test
  void aSolverThatIsNotInstalledIsNotReplacedByTheBaselineInSilence() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY);

    NoSchedule product = none(grid, GivenAnswer.nothing(TerminationReason.SOLVER_UNAVAILABLE, WHY));

    assertThat(product.provenInfeasible()).isFalse();
    assertThat(product.reasons()).containsExactly(WHY);
  }

  @Test
  void aSolverThatCrashesLeavesTheFeasibleBaseline() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY);

    OptimizedSchedule product =
        found(grid, GivenAnswer.nothing(TerminationReason.SOLVER_FAILED, WHY));

    assertThat(product.solverType()).isEqualTo("fifo");
    assertThat(product.terminationReason()).isEqualTo(TerminationReason.SOLVER_FAILED);
  }

  @Test
  void conflictsAreInfeasibleWithoutAskingTheSolver() {
    PlantGrid grid = SmallPlants.grid(folder, EARLY, job("D", 500, 60, "00:00", "24:00", ""));
    GivenAnswer solver = GivenAnswer.nothing(TerminationReason.WORK_LIMIT);

    NoSchedule product = none(grid, solver);

    assertThat(solver.starts()).isEmpty();
    assertThat(product.provenInfeasible()).isTrue();
    assertThat(product.terminationReason()).isEqualTo(TerminationReason.INFEASIBLE);
    assertThat(product.reasons()).isEqualTo(grid.conflicts()).isNotEmpty();
    assertThat(product.reasons().getFirst().message()).contains("D");
  }

  @Test
  void theRunsStatusTellsAProofFromAnEndOfWorkAndACancellation() {
    assertThat(status(GivenAnswer.nothing(TerminationReason.INFEASIBLE, WHY)))
        .isEqualTo(RunStatus.INFEASIBLE);
    assertThat(status(GivenAnswer.nothing(TerminationReason.WORK_LIMIT)))
        .isEqualTo(RunStatus.FAILED);
    assertThat(status(GivenAnswer.nothing(TerminationReason.CANCELLED)))
        .isEqualTo(RunStatus.CANCELLED);
    assertThat(status(GivenAnswer.schedule(g -> schedule(g, 2, 0), null)))
        .isEqualTo(RunStatus.OPTIMAL);
  }

  private RunStatus status(GivenAnswer solver) {
    PlanResult result =
        new Pipeline(solver)
            .run(
                SmallPlants.files(LONG, CROWDED_OUT).plant(folder).plant(),
                PlanSettings.DEFAULT,
                PipelineListener.NONE,
                new Cancellation());
    return result.status();
  }
}
