package io.heatscheduler.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.RandomPlants;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FIFO against a slow reference that asks the verifier about every start. */
class FifoPropertyTest {
  private static final int PLANTS = 400;

  @Test
  void fifoTakesTheStartTheVerifierAllowsFirst() {
    int compared = 0;
    for (int seed = 0; seed < PLANTS; seed++) {
      PlantGrid grid = RandomPlants.of(seed).grid();
      @Nullable SlottedSchedule expected = new Reference(grid).plan();
      @Nullable Baseline baseline = FifoBaseline.plan(grid);
      if (expected == null) {
        assertThat(baseline == null || !baseline.feasible()).as("seed %s", seed).isTrue();
        continue;
      }
      compared++;
      assertThat(baseline).as("seed %s", seed).isNotNull();
      if (baseline != null) {
        assertThat(baseline.feasible()).as("seed %s", seed).isTrue();
        assertThat(baseline.schedule().toSchedule(grid))
            .as("seed %s", seed)
            .isEqualTo(expected.toSchedule(grid));
      }
    }
    assertThat(compared).isGreaterThan(PLANTS / 3);
  }

  @Test
  void aRelaxedBaselineBreaksDeadlinesAndThePeakOnly() {
    int relaxed = 0;
    for (int seed = 0; seed < PLANTS; seed++) {
      PlantGrid grid = RandomPlants.of(seed).grid();
      @Nullable Baseline baseline = FifoBaseline.plan(grid);
      if (baseline == null) {
        continue;
      }
      List<Finding> findings = ScheduleVerifier.verify(grid, baseline.schedule().toSchedule(grid));
      assertThat(findings.isEmpty()).as("seed %s", seed).isEqualTo(baseline.feasible());
      assertThat(findings)
          .as("seed %s", seed)
          .extracting(Finding::code)
          .isSubsetOf("SCHEDULE_TOO_LATE", "SCHEDULE_PEAK_EXCEEDED");
      relaxed += findings.isEmpty() ? 0 : 1;
    }
    assertThat(relaxed).isGreaterThan(20);
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    for (int seed = 0; seed < 100; seed++) {
      PlantGrid grid = RandomPlants.of(seed).grid();
      PlantGrid shuffled = RandomPlants.of(seed, 60, true).grid();
      @Nullable Baseline one = FifoBaseline.plan(grid);
      @Nullable Baseline other = FifoBaseline.plan(shuffled);
      assertThat(one == null).isEqualTo(other == null);
      if (one != null && other != null) {
        assertThat(other.schedule().toSchedule(shuffled))
            .isEqualTo(one.schedule().toSchedule(grid));
        assertThat(other.misses()).isEqualTo(one.misses());
      }
    }
  }

  /** First in, first out, one verified trial at a time. */
  private static final class Reference {
    private final PlantGrid grid;
    private final List<Assignment> assignments = new ArrayList<>();
    private final int[] equipmentOf;
    private final int[] startOf;
    private final TreeSet<Integer> placed = new TreeSet<>();

    Reference(PlantGrid grid) {
      this.grid = grid;
      this.equipmentOf = new int[grid.jobs().size()];
      this.startOf = new int[grid.jobs().size()];
    }

    /** The schedule, or null if a job fits nowhere without relaxation. */
    @Nullable SlottedSchedule plan() {
      while (placed.size() < grid.jobs().size()) {
        GridJob next =
            grid.jobs().stream()
                .filter(job -> !placed.contains(job.index()))
                .filter(job -> placed.containsAll(job.predecessors()))
                .min(
                    Comparator.comparing((GridJob job) -> job.job().earliestStart())
                        .thenComparing(job -> job.job().priority())
                        .thenComparing(job -> job.job().jobId()))
                .orElseThrow();
        if (!place(next)) {
          return null;
        }
      }
      return new SlottedSchedule(equipmentOf, startOf, on());
    }

    private boolean place(GridJob job) {
      placed.add(job.index());
      for (int start = 0; start + job.durationSlots() <= grid.slotCount(); start++) {
        for (int equipment = 0; equipment < grid.equipment().size(); equipment++) {
          equipmentOf[job.index()] = equipment;
          startOf[job.index()] = start;
          if (isFeasible(job)) {
            assignments.add(assignment(job));
            return true;
          }
        }
      }
      return false;
    }

    private boolean isFeasible(GridJob job) {
      List<Assignment> trial = new ArrayList<>(assignments);
      trial.add(assignment(job));
      List<EquipmentRun> runs =
          new SlottedSchedule(new int[startOf.length], new int[startOf.length], on())
              .toSchedule(grid)
              .runs();
      return ScheduleVerifier.verify(grid, new Schedule(trial, runs)).stream()
          .allMatch(finding -> finding.code().equals("SCHEDULE_JOB_MISSING"));
    }

    private Assignment assignment(GridJob job) {
      int start = startOf[job.index()];
      return new Assignment(
          job.job().jobId(),
          grid.equipment().get(equipmentOf[job.index()]).equipment().equipmentId(),
          new Interval(
              grid.time().startOf(start), grid.time().startOf(start + job.durationSlots())));
    }

    /** On in job slots; each run, taken in turn, grows slot by slot until it is long enough. */
    private List<BitSet> on() {
      List<BitSet> on = new ArrayList<>();
      for (var equipment : grid.equipment()) {
        BitSet slots = new BitSet();
        for (int job : placed) {
          if (equipmentOf[job] == equipment.index()) {
            slots.set(startOf[job], startOf[job] + grid.jobs().get(job).durationSlots());
          }
        }
        for (int first = slots.nextSetBit(0); first >= 0; ) {
          boolean started = first > 0 || !equipment.equipment().initiallyOn();
          while (started
              && slots.nextClearBit(first) - first < equipment.minRunSlots()
              && slots.nextClearBit(first) < grid.slotCount()) {
            slots.set(slots.nextClearBit(first));
          }
          first = slots.nextSetBit(slots.nextClearBit(first));
        }
        on.add(slots);
      }
      return on;
    }
  }
}
