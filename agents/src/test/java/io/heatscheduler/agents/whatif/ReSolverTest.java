package io.heatscheduler.agents.whatif;

import static io.heatscheduler.agents.cost.SmallPlants.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.cost.SmallPlants;
import io.heatscheduler.agents.optimization.GivenAnswer;
import io.heatscheduler.agents.optimization.WarmStart;
import io.heatscheduler.core.change.AddedJob;
import io.heatscheduler.core.change.DelayedJob;
import io.heatscheduler.core.change.Outage;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.TerminationReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReSolverTest {
  private static final String A = job("A", 100, 60, "00:00", "24:00", "");
  private static final String B = job("B", 100, 120, "00:00", "24:00", "");

  @TempDir private Path folder;

  private static Instant berlin(int hour) {
    return Instant.parse("2026-11-22T23:00:00Z").plusSeconds(hour * 3600L);
  }

  private PlantGrid grid() {
    return SmallPlants.grid(folder, A, B);
  }

  private static Schedule plan(PlantGrid grid, int... starts) {
    return SmallPlants.schedule(grid, starts).toSchedule(grid);
  }

  private static PlanResult solve(
      GivenAnswer solver, Plant plant, Schedule warm, PlantChange... changes) {
    return new ReSolver(solver, PlanSettings.DEFAULT, new Cancellation())
        .solve(plant, List.of(changes), warm);
  }

  @Test
  void aPlanThatStillHoldsIsWhereTheSolverBeginsAndItsFallback() {
    PlantGrid grid = grid();
    GivenAnswer solver = GivenAnswer.nothing(TerminationReason.WORK_LIMIT);

    // 3 kWh-hours at 0.05: both jobs before 06:00, as first in, first out has them; later start
    // kept
    PlanResult result = solve(solver, grid.plant(), plan(grid, 5, 2));

    assertThat(solver.starts().getFirst()).isNotNull();
    assertThat(solver.starts().getFirst().startOf()).containsExactly(5, 2);
    assertThat(result)
        .isInstanceOfSatisfying(
            PlanResult.Planned.class,
            planned -> {
              assertThat(planned.optimized().schedule().startOf()).containsExactly(5, 2);
              assertThat(planned.optimized().solverType()).isEqualTo("warm-start");
            });
  }

  @Test
  void aPlanDearerThanFirstInFirstOutGivesWayToIt() {
    PlantGrid grid = grid();
    GivenAnswer solver = GivenAnswer.nothing(TerminationReason.WORK_LIMIT);

    solve(solver, grid.plant(), plan(grid, 8, 2));

    assertThat(solver.starts().getFirst()).isNotNull();
    assertThat(solver.starts().getFirst().startOf()).containsExactly(0, 1);
  }

  @Test
  void jobsThatNoLongerFitAreOfferedUnplacedAndTheOthersWhereTheyWere() {
    PlantGrid grid = grid();
    GivenAnswer solver = GivenAnswer.nothing(TerminationReason.WORK_LIMIT);
    PlantChange late = new DelayedJob("A", berlin(6));

    solve(solver, grid.plant(), plan(grid, 5, 2), late);

    SlottedSchedule hint = solver.starts().getFirst();
    assertThat(hint).isNotNull();
    assertThat(hint.startOf()).containsExactly(WarmStart.UNPLACED, 2);
    assertThat(hint.equipmentOf()).containsExactly(WarmStart.UNPLACED, 0);
  }

  @Test
  void jobsAreMatchedByIdWhenOthersAreAdded() {
    PlantGrid grid = grid();
    Job a = grid.plant().job("A");
    Job rush =
        new Job(
            "0-RUSH",
            a.productId(),
            "",
            a.quantity(),
            "",
            a.heat(),
            null,
            60,
            a.earliestStart(),
            a.latestEnd(),
            1,
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            java.util.Map.of(),
            null,
            null);

    SlottedSchedule hint =
        WarmStart.on(
            PlantGrid.of(new AddedJob(rush).applyTo(grid.plant())).orThrow(), plan(grid, 5, 2));

    assertThat(hint.startOf()).containsExactly(WarmStart.UNPLACED, 5, 2);
  }

  @Test
  void anOutageUnplacesTheJobsItTouchesAndSwitchesTheEquipmentOff() {
    PlantGrid grid = grid();
    Plant tripped = new Outage("H-1", new Interval(berlin(3), berlin(4))).applyTo(grid.plant());

    SlottedSchedule hint = WarmStart.on(PlantGrid.of(tripped).orThrow(), plan(grid, 5, 2));

    assertThat(hint.startOf()).containsExactly(5, WarmStart.UNPLACED);
    assertThat(hint.on().getFirst().stream()).containsExactly(2, 5);
  }
}
