package io.heatscheduler.core.baseline;

import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out: what a plant does without an optimiser.
 *
 * <p>The plant format, "FIFO baseline": jobs become ready when their predecessors are placed; among
 * ready ones by earliest_start, priority, job_id; each takes the earliest feasible start over all
 * eligible equipment, ties by equipment_id. A job that does not fit takes its earliest start with
 * latest_end waived, then with the peak limit waived too.
 */
public final class FifoBaseline {
  private static final Comparator<GridJob> ORDER =
      Comparator.comparing((GridJob job) -> job.job().earliestStart())
          .thenComparing(job -> job.job().priority())
          .thenComparing(job -> job.job().jobId());

  private final PlantGrid grid;
  private final FifoState state;
  private final List<Finding> misses = new ArrayList<>();

  private FifoBaseline(PlantGrid grid) {
    this.grid = grid;
    this.state = new FifoState(grid);
  }

  /**
   * The FIFO schedule of a plant, with a miss for each limit it had to waive.
   *
   * @return null if a job fits nowhere even so; there is then no baseline and there are no savings
   */
  public static @Nullable Baseline plan(PlantGrid grid) {
    return switch (planOrExplain(grid)) {
      case Outcome.Done<Baseline>(Baseline baseline, var ignored) -> baseline;
      case Outcome.Rejected<Baseline> ignored -> null;
    };
  }

  /** The same as {@link #plan}, or a rejection naming the job that fits nowhere. */
  public static Outcome<Baseline> planOrExplain(PlantGrid grid) {
    return new FifoBaseline(grid).run();
  }

  private Outcome<Baseline> run() {
    List<Finding> excluded =
        grid.conflicts().stream().filter(f -> f.code().equals("PREDECESSOR_LEFT_OUT")).toList();
    if (!excluded.isEmpty()) {
      return new Outcome.Rejected<>(excluded);
    }
    checkBaseLoad();
    List<List<GridJob>> successors = new ArrayList<>();
    int[] waitingFor = new int[grid.jobs().size()];
    grid.jobs().forEach(job -> successors.add(new ArrayList<>()));
    PriorityQueue<GridJob> ready = new PriorityQueue<>(ORDER);
    for (GridJob job : grid.jobs()) {
      waitingFor[job.index()] = job.predecessors().size();
      job.predecessors().forEach(before -> successors.get(before).add(job));
      if (job.predecessors().isEmpty()) {
        ready.add(job);
      }
    }
    int placed = 0;
    for (GridJob job = ready.poll(); job != null; job = ready.poll()) {
      if (!place(job)) {
        return new Outcome.Rejected<>(List.of(fitsNowhere(job)));
      }
      placed++;
      for (GridJob successor : successors.get(job.index())) {
        if (--waitingFor[successor.index()] == 0) {
          ready.add(successor);
        }
      }
    }
    if (placed < grid.jobs().size()) {
      throw new IllegalArgumentException(
          "%s jobs wait for each other in a circle".formatted(grid.jobs().size() - placed));
    }
    return new Outcome.Done<>(new Baseline(state.schedule(), misses), List.of());
  }

  private void checkBaseLoad() {
    BigDecimal limit = grid.contractualPeakKw();
    BigDecimal highest = state.highestLoadKw(); // no job is placed yet
    if (limit != null && !Exactness.within(highest, limit)) {
      misses.add(
          Finding.warning(
              "BASELINE_PEAK_EXCEEDED",
              new Location(null, null, null, "/site/base_load_kw"),
              "Without any job the site draws %s kW, above the contractual peak of %s kW."
                  .formatted(highest.toPlainString(), limit.toPlainString()),
              "",
              "base",
              highest,
              limit));
    }
  }

  private boolean place(GridJob job) {
    FifoState.Place place = state.earliest(job, job.starts(), true);
    if (place == null) {
      BitSet late = startsWithoutDeadline(job);
      place = state.earliest(job, late, true);
      boolean peakWaived = place == null;
      if (place == null) {
        place = state.earliest(job, late, false);
      }
      if (place == null) {
        return false;
      }
      recordMisses(job, place, peakWaived);
    }
    state.place(job, place);
    return true;
  }

  private void recordMisses(GridJob job, FifoState.Place place, boolean peakWaived) {
    TimeGrid time = grid.time();
    int end = place.start() + job.durationSlots();
    if (end > job.deadlineSlot()) {
      misses.add(
          Finding.warning(
              "BASELINE_DEADLINE_MISSED",
              at(job),
              "First in, first out, %s ends at %s, after its deadline of %s."
                  .formatted(
                      job.job().jobId(),
                      time.clock().at(time.startOf(end)),
                      time.clock().at(job.job().latestEnd())),
              "",
              job.job().jobId(),
              time.startOf(end),
              job.job().latestEnd()));
    }
    BigDecimal limit = grid.contractualPeakKw();
    if (peakWaived && limit != null) {
      misses.add(
          Finding.warning(
              "BASELINE_PEAK_EXCEEDED",
              at(job),
              "First in, first out, %s fits only above the contractual peak of %s kW, from %s."
                  .formatted(
                      job.job().jobId(),
                      limit.toPlainString(),
                      time.clock().at(time.startOf(place.start()))),
              "",
              "job",
              job.job().jobId(),
              limit,
              time.startOf(place.start())));
    }
  }

  /** The job's starts by must-run and cannot-run windows up to the horizon's end. */
  private BitSet startsWithoutDeadline(GridJob job) {
    TimeGrid time = grid.time();
    BitSet starts = new BitSet();
    if (job.releaseSlot() + job.durationSlots() <= time.slotCount()) {
      starts.set(job.releaseSlot(), time.slotCount() - job.durationSlots() + 1);
    }
    for (Interval window : job.job().mustRun()) {
      boolean inside = !window.start().isBefore(time.start()) && !window.end().isAfter(time.end());
      TimeGrid.SlotRange touched = time.touchedBy(window);
      if (!inside) {
        return new BitSet();
      }
      starts.clear(0, Math.max(0, touched.end() - job.durationSlots()));
      starts.clear(touched.first() + 1, Math.max(touched.first() + 1, time.slotCount()));
    }
    for (Interval window : job.job().cannotRun()) {
      TimeGrid.SlotRange touched = time.touchedBy(window);
      if (!touched.isEmpty()) {
        starts.clear(Math.max(0, touched.first() - job.durationSlots() + 1), touched.end());
      }
    }
    return starts;
  }

  private Finding fitsNowhere(GridJob job) {
    return Finding.error(
        "BASELINE_IMPOSSIBLE",
        at(job),
        "First in, first out leaves no place for %s, even without its deadline and the peak limit; there is no baseline."
            .formatted(job.job().jobId()),
        "Extend the horizon, or free equipment or operators for it.");
  }

  private static Location at(GridJob job) {
    return new Location(null, null, null, "/jobs/" + job.job().jobId());
  }
}
